"""What comes back: places and officers that letters tell of again and again, for an office outside the prison alone."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response
from flask_babel import gettext

from portal.access import visible_to
from portal.cases import Interfered, read_case
from portal.cases.listing import piles
from portal.cases.rows import cards_of, ref_of
from portal.protection.patterns import Pattern, Told, about_harm, patterns_in, told_in
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.oversight.address import PATTERNS, blueprint
from portal.web.oversight.seat import overseer
from portal.web.shared import database, here, page

MOST = 1_000
"""Letters that are opened for it, the newest first."""


@blueprint.get(PATTERNS)
@overseer()
def patterns(seat: Seat) -> Response:
    return page("oversight/patterns.html", seat=seat, lines=[_line(each, seat) for each in patterns_in(_told(seat))])


def _told(seat: Seat) -> Iterator[Told]:
    """Every letter about ill-treatment this officer may read. A damaged one stands in the desk's list."""
    site = here().site
    cards = [
        each for each in cards_of(database(), site, piles(database(), site, seat.officer, seat.today)) if each.docket
    ]
    newest = sorted(cards, key=lambda each: each.docket.filed.date() if each.docket else seat.today, reverse=True)
    for card in newest[:MOST]:
        try:
            sight = visible_to(database(), site, seat.officer, card.id)
            opened = read_case(database(), seat.directory, sight) if sight else None
        except Interfered:
            continue
        if opened is not None and about_harm(opened):
            yield told_in(ref_of(card.id), opened)


def _line(found: Pattern, seat: Seat) -> tuple[str, str, list[tuple[str, str]]]:
    """(what it is, its name, (address, day) of each letter)"""
    letters = [(f"/desk/cases/{each.ref}", words.day(each.filed)) for each in found.letters]
    if found.what == "person":
        return gettext("An officer"), found.name, letters
    facts: dict[str, object] = {"place": found.name, "unit": found.name, "prison": found.prison}
    known = words.place({**facts, "unit": ""}, seat.directory, prison=False)
    return gettext("A place"), words.place({**facts, "unit": known or found.name}, seat.directory, prison=True), letters
