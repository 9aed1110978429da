"""A slow line: the bytes and round trips of a real letter, weighed by a line of 50 kbit/s with 0.8 s there and back.

The model: one connection that stays open (one round trip to open it, one for TLS 1.3 with 4 kB of certificates); each
request waits one round trip and its bytes pass one after another; an answer beyond the first ten packets waits once
more. What a page links to is asked for together after it, once: browsers keep it. Sounds are not asked for.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from portal import create_app
from portal.cli.measure.figure import Figure
from portal.cli.measure.ground import Ground
from portal.cli.measure.visit import hidden

BITS, TRIP = 50_000, 0.8
"""Bits a second, both ways together; seconds there and back."""
OPENING, FIRST_BREATH = 4_000, 14_600
SCREENS_BUDGET, FORM_BUDGET = 45.0, 12.0

BROWSER = {
    "User-Agent": "Mozilla/5.0 (Linux; Android 6.0; SM-J120F) AppleWebKit/537.36 Chrome/99.0.4844.88 Mobile",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "ar,en;q=0.8",
}
TYPED: dict[str, dict[str, str]] = {
    "danger": {"danger": "no"},
    "about": {"kind": "complaint", "topic": "cell"},
    "when": {"when": "week", "prison": "NGT", "place": "cell"},
    "told": {"text": "The shower on our landing has been cold since last week. " * 5},
    "to": {"office": "inspectorate"},
    "name": {"identity": "none"},
}
MOST = 15


@dataclass
class SlowLine:
    """A browser at the far end. `seconds`: how long the line was busy or waited for."""

    client: FlaskClient
    seconds: float = 2 * TRIP + OPENING * 8 / BITS
    kept: set[str] = field(default_factory=set)

    def get(self, address: str) -> str:
        answer = self._ask("GET", address)
        page = _plain(answer)
        self._fetch(re.findall(r'<(?:link|script)[^>]* (?:href|src)="(/static/[^"]+)"', page))
        return page

    def post(self, address: str, fields: dict[str, str]) -> str:
        """The page it leads to."""
        answer = self._ask("POST", address, fields)
        return self.get(answer.headers["Location"]) if answer.status_code == 303 else _plain(answer)

    def _ask(self, method: str, address: str, fields: dict[str, str] | None = None) -> TestResponse:
        answer = self.client.open(address, method=method, data=fields, headers=BROWSER)
        asked = len(f"{method} {address} HTTP/1.1\r\n") + _head(answer.request.headers)
        up = asked + len(urlencode(fields or {}))
        down = 20 + _head(answer.headers) + len(answer.data)
        self.seconds += TRIP * (2 if down > FIRST_BREATH else 1) + (up + down) * 8 / BITS
        return answer

    def _fetch(self, addresses: list[str]) -> None:
        """All at once: one round trip."""
        new = [each for each in addresses if each not in self.kept]
        self.kept.update(new)
        for each in new:
            self._ask("GET", each)
        self.seconds -= TRIP * max(len(new) - 1, 0)


def network(ground: Ground) -> list[Figure]:
    """From the home page to the receipt: screen after screen, and by the form that asks everything at once."""
    app = create_app(ground.settings)
    return [
        Figure("ten screens on a slow line", ten_screens(app), SCREENS_BUDGET, "s", ground.cases),
        Figure("the one-page form on a slow line", one_page(app), FORM_BUDGET, "s", ground.cases),
    ]


def ten_screens(app: Flask, language: str = "en") -> float:
    """Seconds to the receipt, as if it were ten screens where it is more. Raises RuntimeError where none comes."""
    line = SlowLine(app.test_client())
    page = _begin(line, language)
    for screens in range(1, MOST):
        name = _name(page)
        if name == "sent":
            return line.seconds * 10 / screens if screens > 10 else line.seconds
        page = line.post(f"/{language}/write/{name}", _filled(page, f"/{language}/write/{name}", TYPED.get(name, {})))
    raise RuntimeError(f"after {MOST} screens on {_name(page)}")


def one_page(app: Flask, language: str = "en") -> float:
    """Seconds to the receipt. Raises RuntimeError where none comes."""
    line = SlowLine(app.test_client())
    address = f"/{language}/write/all"
    page = _begin(line, language, "all", "1", to=address)
    answers = {name: value for fields in TYPED.values() for name, value in fields.items()}
    page = line.post(address, _filled(page, address, answers))
    if _name(page) != "sent":
        raise RuntimeError(f"the one-page form led to {_name(page)}")
    return line.seconds


def _begin(line: SlowLine, language: str, button: str = "filer", value: str = "prisoner", to: str = "") -> str:
    home = line.get(f"/{language}/")
    return line.post(to or f"/{language}/write", {**hidden(home, f"/{language}/write"), button: value})


def _filled(page: str, address: str, answers: dict[str, str]) -> dict[str, str]:
    code = re.search(r'data-code="(\d+)"', page)
    return {**hidden(page, address), **answers, **({"last4": code[1][-4:]} if code else {})}


def _name(page: str) -> str:
    found = re.search(r'data-page="filing\.(\w+)"', page)
    return found[1] if found else ""


def _plain(answer: TestResponse) -> str:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.data) if packed else answer.data).decode()


def _head(headers: Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
