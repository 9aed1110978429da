"""Whose events are looked at in the feeds: who wrote, and whom it is about; and whether they were moved since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.cases.chain import Opened, Said
from portal.protection.number import tidy
from portal.protection.population import Population
from portal.protection.third import by_another

MOVES = ("move", "transfer")
ASKED = ("checkin", "visit")
"""Envelopes in which somebody said how they are."""


def numbers_of(opened: Opened) -> list[str]:
    """The numbers of a case, tidied, as far as whoever opened it may know them."""
    said = opened.statement.body.get("said") or {}
    return [*own_number(opened), *_tidied(said.get("person_number"))]


def own_number(opened: Opened) -> list[str]:
    """The number of whoever wrote, as far as whoever opened it may know it.

    Nothing else asks a mailbox anything: whoever names somebody else's number must not learn that they were moved.
    """
    return [] if by_another(opened.docket) else _tidied(_who(opened).get("number"))


def moved_on(population: Population, numbers: Iterable[str], since: date, today: date) -> date | None:
    """The last day on which one of them was moved, from `since` on; None where nobody was."""
    found = (day for number in numbers for kind in MOVES for day, _ in population.happened(number, kind, since, today))
    return max(found, default=None)


def heard_since(said: Iterable[Said], day: date) -> bool:
    """Whether they told how they are on that day or later."""
    return any(each.kind in ASKED and date.fromisoformat(each.day) >= day for each in said)


def heard_alone(opened: Opened) -> list[Said]:
    """What an officer heard who spoke with them alone; where somebody else wrote, it stands in the office's notes."""
    return [each for each in opened.envelopes if each.kind == "visit"] + [
        each for each in opened.notes if each.kind == "note" and each.body.get("how")
    ]


def tells_punishment(opened: Opened) -> bool:
    """Whether they say that they are being punished, and nobody has answered or ordered anything since."""
    for said in sorted((*opened.envelopes, *heard_alone(opened)), key=lambda each: each.act, reverse=True):
        if said.ours and said.kind in ("reply", "question", "measure"):
            return False
        if said.kind == "punishment" or (said.kind in (*ASKED, "note") and said.body.get("how") == "worse"):
            return True
    return opened.docket.kind == "retaliation" and opened.docket.answered is None


def _who(opened: Opened) -> dict[str, Any]:
    return opened.statement.body.get("who") or opened.identity or {}


def _tidied(number: object) -> list[str]:
    return [tidy(str(number))] if number and tidy(str(number)) else []
