"""Anything at all, to every address: a clear answer, never a 5xx, and what was entered stays entered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal import create_app
from portal.cases.case import Case
from portal.questions import QUESTIONS
from portal.web.signin import patience
from tests.counts import count
from tests.web.letters import token, write
from tests.web.person import Person
from tests.world import World

PASSWORD, SECOND = "harbour lantern seven pebbles", "000000"
UGLY = (
    "", " ", "\x00", "\u202e", "'; DROP TABLE cases; --", "<script>alert(1)</script>", "{{7*7}}", "%s%n",
    "../../etc/passwd", "𝕬" * 50, "١٢٣٤", "-1", "9" * 40, "NaN", "[]", "true", "inspectorate", "director-northgate",
    "NGT", "yes", "no", "en", "ar_XB", "\r\nSet-Cookie: a=b",
    "a" * 5000, "1111222233334440", "0", "\ud83d".encode("utf-8", "replace").decode(), "é\u0301" * 30,
)  # fmt: skip
FIELDS = (
    *QUESTIONS,
    "once",
    "code",
    "csrf_token",
    "form_token",
    "locale",
    "password",
    "second",
    "decision",
    "preview",
    "file",
    "x[]",
)
PATHS = (
    "0",
    "1",
    "-1",
    "9" * 30,
    "aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "%00",
    "%ff%fe",
    "a" * 300,
    "..",
    "en",
    "xx",
    "danger",
    "all",
    "ü",
)
METHODS = ("GET", "GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")
HEADERS = {
    "Accept-Language": ("ar;q=2", "*", "x" * 500, "fr-CH, fr;q=0.9", "\xff"),
    "Content-Type": (
        "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/json",
        "application/x-www-form-urlencoded; charset=utf-7",
    ),
    "Origin": ("null", "http://evil.example", "http://localhost", "::"),
    "Cookie": ("portal=", "portal=k.x", "desk=" + "0" * 64, "portal=\xff; desk=;;"),
    "Host": ("localhost", "evil.example", "localhost:99999", ""),
    "Range": ("bytes=0-", "bytes=9-1"),
    "If-Modified-Since": ("yesterday",),
    "X-Forwarded-For": ("1.1.1.1", "'"),
}  # fmt: skip


class Fuzz:
    """One seeded stream of requests."""

    def __init__(self, app: Flask, seed: int) -> None:
        self.draw = random.Random(seed)
        self.rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]

    def path(self) -> str:
        if self.draw.random() < 0.05:
            return "/" + "/".join(self.draw.choice(PATHS) for _ in range(self.draw.randrange(5)))
        parts = []
        for part in self.draw.choice(self.rules).rule.split("/"):
            wild = part.startswith("<")
            language = "locale" in part or "language" in part
            parts.append(self.draw.choice(("en", "en", "ar_XB", *PATHS) if language else PATHS) if wild else part)
        query = "?" + self.value()[:50].replace("#", "") if self.draw.random() < 0.2 else ""
        return "/".join(parts) + query

    def value(self) -> str:
        if self.draw.random() < 0.1:
            return "".join(chr(self.draw.randrange(1, 0xD7FF)) for _ in range(self.draw.randrange(30)))
        return self.draw.choice(UGLY)

    def body(self, tokens: dict[str, str]) -> dict[str, Any]:
        kind = self.draw.random()
        if kind < 0.1:
            return {"data": self.draw.randbytes(self.draw.randrange(400))}
        names = self.draw.sample(FIELDS, self.draw.randrange(1, 9))
        fields: dict[str, Any] = {name: self.value() for name in names}
        if self.draw.random() < 0.7:
            fields |= tokens
        if kind < 0.2:
            fields["file"] = (BytesIO(self.draw.randbytes(50)), self.value()[:20] or "x")
        return {"data": fields}

    def headers(self) -> list[tuple[str, str]]:
        names = self.draw.sample(sorted(HEADERS), self.draw.randrange(3)) if self.draw.random() < 0.3 else []
        return [(name, self.draw.choice(HEADERS[name])) for name in names]


@pytest.fixture
def app(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Without the delay for whoever guesses: T-19 has tests of its own for it, and here thousands guess."""
    monkeypatch.setattr(patience, "STEP", 0)
    app = create_app(replace(world.settings, locales=("en", "en_XA", "ar_XB")))
    yield app
    app.portal.engine.dispose()  # type: ignore[attr-defined]


def people(app: Flask) -> list[tuple[FlaskClient, dict[str, str]]]:
    """Somebody new, somebody in the middle of a letter, somebody with an open mailbox, an officer at his desk."""
    new, writing, reading, officer = (Person(app) for _ in range(4))
    _, code = write(reading, app)
    reading.go("/en/read")
    reading.press("/read", code=code)
    writing.post("/en/write", [("form_token", token(app, "write")), ("filer", "prisoner")])
    officer.go("/signin")
    officer.press("/signin", name="inspector.adeyemi", password=PASSWORD, second=SECOND)
    officer.go("/desk")
    found = []
    for each in (new, writing, reading, officer):
        forms = each.page.forms if each is not new else []
        tokens = {name: value for form in forms for name, value in form.fields if name in ("csrf_token", "once")}
        found.append((each.client, tokens))
    return found


def test_no_request_to_any_address_gives_a_5xx_or_loses_a_letter(app: Flask, world: World) -> None:
    for number in range(3):
        world.lodge("inspectorate", f"Entered {number}")
    everybody = people(app)
    fuzz = Fuzz(app, 20261005)
    with world.reading() as session:
        before = set(session.scalars(select(Case.id)))
    for number in range(count("fuzz") // 2):
        client, tokens = everybody[number % len(everybody)]
        method, path = fuzz.draw.choice(METHODS), fuzz.path()
        sent = fuzz.body(tokens) if method in ("POST", "PUT", "PATCH") else {}
        headers = fuzz.headers()
        try:
            answer = client.open(path, method=method, headers=headers, **sent)
        except (UnicodeError, ValueError, TypeError):
            continue  # the test client itself could not build this one
        assert answer.status_code < 500, (number, method, path, headers, str(sent)[:300])
        answer.close()
        if path.startswith(("/signout", "/en/leave")) or number % 400 == 399:
            everybody = people(app)
    with world.reading() as session:
        assert before <= set(session.scalars(select(Case.id)))
        assert (session.scalar(select(func.count()).select_from(Case)) or 0) >= len(before)
