"""Somebody with two numbers, and whoever makes them type one, for the tests of second numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flask import Flask
from sqlalchemy import func, select

from portal import create_app
from portal.casework.tell_forced import tell_forced
from portal.database import Base
from tests.protection.two_worlds import DRAWN
from tests.web.letters import DOORS
from tests.web.person import Page, Person
from tests.world import World

CODE = "0000111122223334"


@contextmanager
def doors_of(world: World) -> Iterator[Flask]:
    app = create_app(replace(world.settings, locales=("en",)), doors=(*DOORS, "signin", "desk", "oversight"))
    app.testing = True
    try:
        yield app
    finally:
        app.portal.close()


@dataclass
class Typed:
    """A browser in which a number was typed. `seen` is every page since, without what is drawn for each session."""

    person: Person
    seen: list[tuple[str, bytes]]

    def go(self, path: str) -> Page:
        return self._kept(path, self.person.go(path))

    def press(self, action: str = "", **typed: str | list[str]) -> Page:
        return self._kept(action, self.person.press(action, **typed))

    def letter(self, ref: int) -> Page:
        return self.go(f"/en/read/messages/{ref}")

    def stop(self, ref: int) -> Page:
        self.letter(ref)
        return self.press("/withdrawals")

    def post(self, path: str, **typed: str | list[str]) -> Page:
        """What a form on some part of the page sends."""
        token = next(value for form in self.person.page.forms for name, value in form.fields if name == "csrf_token")
        data = [("csrf_token", token)]
        for name, given in typed.items():
            data += [(name, each) for each in ([given] if isinstance(given, str) else given)]
        return self._kept(path, self.person.post(path, data))

    def _kept(self, step: str, page: Page) -> Page:
        self.seen.append((f"{page.status} {step}", blind(page.html.encode())))
        return page


def blind(body: bytes) -> bytes:
    """Without what is drawn for each session."""
    for each in DRAWN:
        body = each.sub(rb"\1", body)
    return body


def typed(app: Flask, code: str) -> Typed:
    person = Person(app)
    person.go("/en/read")
    there = Typed(person, [])
    there.press("/read", code=code)
    return there


def make_second(app: Flask, code: str, *letters: int) -> str:
    """The other number, made in the mailbox of `code` and kept."""
    mine = typed(app, code)
    mine.go("/en/read/second")
    page = mine.press(letter=[str(each) for each in letters])
    other = page.code
    assert page.name == "mailbox.second_number" and other != code
    assert mine.press(last4=other[-4:]).name == "mailbox.second"
    return other


def tell(world: World) -> int:
    """What the worker does within seconds."""
    return tell_forced(world.writing, site=world.site, directory=world.directory, now=world.now)


def rows(world: World) -> dict[str, int]:
    with world.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def more(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def without_pages(body: bytes) -> bytes:
    """The same without the numbers of pages, and without what fills a page up to its size."""
    return re.sub(rb"page \d+|<!--\.*-->", b"page", body)
