"""Writing a letter through the pages, for tests of the filing and mailbox doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal import create_app
from portal.access import Complainant, letter, letters
from portal.cases import Opened, read_case
from portal.web.filing.walk import questions_on
from portal.web.shared import form_token
from tests.web.person import Page, Person
from tests.world import World

DOORS = ("public", "filing", "mailbox", "kiosk")

ANSWERS: dict[str, dict[str, str | list[str]]] = {
    "filer": {"filer": "staff"},
    "danger": {"danger": "no"},
    "before": {},
    "about": {"kind": "complaint", "topic": "cell"},
    "when": {"when": "week", "prison": "NGT", "place": "cell"},
    "person": {"person_name": "Sam"},
    "told": {"text": "The shower is cold."},
    "to": {"office": "inspectorate"},
    "name": {"identity": "none"},
    "keep": {},
    "check": {},
}


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    settings = replace(world.settings, locales=("en", "en_XA", "ar_XB"))
    app = create_app(settings, doors=DOORS)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def person(app: Flask) -> Person:
    return Person(app)


def token(app: Flask, page: str) -> str:
    with app.test_request_context("/"):
        return form_token(page)


def begin(person: Person, app: Flask, **fields: str) -> Page:
    """What a button of the home page does."""
    data = {"form_token": token(app, "write"), "filer": "prisoner", **fields}
    return person.post(f"/{person.language}/write", list(data.items()))


def walk(person: Person, until: str = "", **answers: str | list[str]) -> Page:
    """Answer page after page, up to the page called `until` or the receipt; `answers` win over the usual ones."""
    for _ in range(30):
        page = person.page.name.removeprefix("filing.")
        if page == until or page not in ANSWERS or person.page.status != 200:
            break
        fields = {**ANSWERS[page], **{name: value for name, value in answers.items() if name in fields_of(page)}}
        if page == "keep":
            fields["last4"] = answers.get("last4", person.page.code[-4:])
        person.press(**fields)
    return person.page


def fields_of(page: str) -> tuple[str, ...]:
    return (*questions_on(page), "not_")


def write(person: Person, app: Flask, filer: str = "prisoner", **answers: str | list[str]) -> tuple[Page, str]:
    """The receipt's page, and the code."""
    begin(person, app, filer=filer)
    code = walk(person, until="keep", **answers).code
    return walk(person, **answers), code


def sent(world: World, code: str, ref: int = 0) -> Opened:
    """What was entered, as the person's own mailbox holds it."""
    mailbox: Complainant = world.mailbox(code)
    with world.reading() as session:
        sight = letter(session, world.site, mailbox, ref)
        assert sight is not None
        return read_case(session, world.directory, sight)


def how_many(world: World, code: str) -> int:
    with world.reading() as session:
        return letters(session, world.mailbox(code))
