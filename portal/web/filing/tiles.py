"""Tiles of a kiosk whose choices are offices or people: the same number of places for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from flask_babel import gettext

from portal.questions import QUESTIONS, SHOW_MORE
from portal.web.filing.asked import Asked, Choice, asked
from portal.web.filing.offices import OfficeChoice, office_of, offices
from portal.web.filing.writing import Writing

T = TypeVar("T")
MORE = SHOW_MORE.value


def office_tiles(writing: Writing, turn: int) -> Asked:
    """The recommended office first; an office of the prison only where it is asked for, under *Show me more*."""
    found = offices(writing)
    screens = _screens([each for each in found if not each.only_if_asked], QUESTIONS["office"].tiles)
    screens += _screens([each for each in found if each.only_if_asked], QUESTIONS["office"].tiles)
    shown = [_office(each) for each in screens[turn % len(screens)]] if screens else []
    return replace(_question("office", writing), places=_filled(shown, "office", more=len(screens) > 1))


def reader_tiles(writing: Writing, turn: int) -> tuple[Choice | None, ...]:
    """Who can open it; a tap takes someone off, another puts him back."""
    office = office_of(writing)
    people = (
        [
            Choice(each.login, each.name, each.hint, "person", checked=each.off)
            for each in (*office.readers, *office.interpreters)
        ]
        if office
        else []
    )
    screens = _screens(people, QUESTIONS["not"].tiles)
    shown = screens[turn % len(screens)] if screens else []
    return _filled(shown, "not", more=len(screens) > 1)


def _screens(items: Sequence[T], tiles: int) -> list[Sequence[T]]:
    """Full screens with one place left for *Show me more*."""
    room = tiles - 1
    return [items[start : start + room] for start in range(0, len(items), room)]


def _filled(shown: Sequence[Choice], field: str, *, more: bool) -> tuple[Choice | None, ...]:
    last = Choice(MORE, gettext(SHOW_MORE.label), picture=SHOW_MORE.picture) if more else None
    empty = QUESTIONS[field].tiles - 1 - len(shown)
    return (*shown, *[None] * empty, last)


def _office(office: OfficeChoice) -> Choice:
    hint = office.reasons[0] if office.reasons else office.where
    return Choice(office.id, office.name, hint, office.picture)


def _question(field: str, writing: Writing) -> Asked:
    return asked(field, writing.answers, writing.directory)
