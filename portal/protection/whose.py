"""Whose events are looked at in the feeds: who wrote, and whom it is about; and whether they were moved since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portal.cases.chain import Opened, Said
from portal.protection.number import tidy
from portal.protection.population import Population

MOVES = ("move", "transfer")
ASKED = ("checkin", "visit")
"""Envelopes in which somebody said how they are."""


def numbers_of(opened: Opened) -> list[str]:
    """The numbers of a case, tidied, as far as whoever opened it may know them."""
    who = opened.statement.body.get("who") or opened.identity or {}
    said = opened.statement.body.get("said") or {}
    typed = [who.get("number")] if opened.docket.filer in ("", "prisoner", "staff") else []
    return [tidy(str(each)) for each in (*typed, said.get("person_number")) if each and tidy(str(each))]


def moved_on(population: Population, numbers: Iterable[str], since: date, today: date) -> date | None:
    """The last day on which one of them was moved, from `since` on; None where nobody was."""
    found = (day for number in numbers for kind in MOVES for day, _ in population.happened(number, kind, since, today))
    return max(found, default=None)


def heard_since(said: Iterable[Said], day: date) -> bool:
    """Whether they told how they are on that day or later."""
    return any(each.kind in ASKED and date.fromisoformat(each.day) >= day for each in said)


def tells_punishment(opened: Opened) -> bool:
    """Whether they say that they are being punished, and nobody has answered or ordered anything since."""
    for said in reversed(opened.envelopes):
        if said.ours and said.kind in ("reply", "question", "measure"):
            return False
        if said.kind == "punishment" or (said.kind in ASKED and said.body.get("how") == "worse"):
            return True
    return opened.docket.kind == "retaliation" and opened.docket.answered is None
