"""Whom to see in a prison, and which wings fell silent: worked out in the officer's own session, kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from portal.access import visible_to
from portal.cases import Docket, Interfered, read_case
from portal.cases.listing import piles
from portal.cases.rows import Card, cards_of, ref_of, rows_of
from portal.casework.day import day_there
from portal.duty.beat import beats_of, spot_of
from portal.protection.measures import TALKS, wish_for
from portal.protection.quiet import BASELINE, Quiet, quiet_units
from portal.protection.watch import watched
from portal.protection.whose import numbers_of, tells_punishment
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, now

LOOKED_BACK = BASELINE + timedelta(days=183)
"""Letters from before say nothing of a silence any more."""


@dataclass(frozen=True)
class Wanted:
    """A letter whose writer might be seen. `why` are codes: `told interview silent report watched`."""

    ref: str
    title: str
    kind: str
    where: str
    why: tuple[str, ...]
    named: bool
    """Whether anybody said who it is; for whoever did not, there is the whole wing."""
    staff: bool
    """Whether it is somebody who works there: no list of prisoners can hide them, and they are met elsewhere."""
    wishes: tuple[str, ...]

    @property
    def pressing(self) -> bool:
        return self.named and not self.staff and not set(self.why) <= {"report", "watched"}


def people_to_see(seat: Seat, cards: Sequence[Card]) -> list[Wanted]:
    """Of the cases of a prison (`cards_there`); the most pressing first."""
    found = (_wanted(seat, card) for card in cards if card.docket and _why(card.docket))
    return sorted((each for each in found if each), key=lambda each: (not each.pressing, each.why, each.ref))


def quiet_wings(seat: Seat, prison: str, cards: Sequence[Card]) -> list[Quiet]:
    """Of what this officer can see; letters without a wing count nowhere."""
    oldest = seat.today - LOOKED_BACK
    cards = [card for card in cards if card.docket and card.docket.filed.date() >= oldest]
    beats = beats_of(database(), prison)

    @cache
    def wing(typed: str) -> str:
        return spot_of(typed, beats)[0] or " ".join(typed.upper().split())

    rows = rows_of(database(), here().site, seat.officer.rings, cards, seat.today)
    told = [
        (wing(str(row.facts.get("unit") or "")), row.docket.filed.date()) for row in rows if row.facts and row.docket
    ]
    return quiet_units(told, seat.today)


def cards_there(seat: Seat, prison: str) -> Sequence[Card]:
    """Every case of that prison that lies with this officer."""
    heaps = piles(database(), here().site, seat.officer, seat.today)
    found = cards_of(database(), here().site, heaps)
    return [each for each in found if each.docket is not None and each.docket.prison == prison]


def _why(docket: Docket) -> tuple[str, ...]:
    today = day_there(docket, now())
    if docket.incident is not None:
        return ()
    unanswered = docket.answered is None and docket.closed is None
    holds = {
        "interview": docket.kind == "interview" and unanswered,
        "silent": docket.watch is not None and docket.watch.silent(today),
        "report": docket.kind == "report" and unanswered,
        "watched": watched(docket, today),
    }
    return tuple(code for code, so in holds.items() if so)


def _wanted(seat: Seat, card: Card) -> Wanted | None:
    try:
        sight = visible_to(database(), here().site, seat.officer, card.id)
        opened = read_case(database(), seat.directory, sight) if sight else None
    except Interfered:
        return None
    if opened is None or opened.docket.filer == "freed":
        return None
    facts, docket = opened.particulars, opened.docket
    why = (*(["told"] if tells_punishment(opened) else []), *_why(docket))
    wishes = tuple(code for code in TALKS if wish_for(code, opened.envelopes))
    return Wanted(
        ref_of(card.id), str(facts.get("title") or ""), docket.kind, str(facts.get("unit") or ""), why,
        bool(numbers_of(opened)), docket.filer == "staff", wishes,
    )  # fmt: skip
