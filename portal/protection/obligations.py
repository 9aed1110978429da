"""The three things an abuse report sets going: protection, support, an independent investigation (R-28).

Each has its own day and its own officer, and none waits for another, nor for what the person agrees to be passed on.
It is done with a sentence of what was done; the person reads it, and says whether that is so.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from portal.cases.chain import Said
from portal.cases.docket import OBLIGATIONS, Docket
from portal.directory import OfficeEntry
from portal.protection.harm import harmed

DAYS = {"protection": 1, "support": 3, "investigation": 7}
"""Calendar days until each must be done: somebody has looked after them, help was offered, an investigator from
outside is at work. No norm gives a number ("immediate", "promptly"); these are ours."""
SAID = ("obligation", "remedy")
"""Kinds of envelopes that speak of one: what the office wrote down, and whether the person says that it was done."""
LONGER = timedelta(days=7)
"""How far ahead a new day may be set once the old one has passed."""


@dataclass(frozen=True)
class Obligation:
    """`owner` is an officer's id in hex; empty is the whole office. `due` is None once it is `done`.

    `said`: the act that it was written down by last. `denied`: the person said that it was not done."""

    which: str
    owner: str
    due: date | None
    done: date | None
    said: Said | None = None
    denied: bool = False

    def late(self, today: date) -> bool:
        return self.due is not None and today > self.due


def opened_with(office: OfficeEntry, kind: str, flags: Set[str], since: date) -> tuple[date | None, ...]:
    """The days they are due, for the docket, when such a letter comes to an office; nothing inside a prison."""
    if not office.outside or not harmed(kind, flags):
        return ()
    return tuple(since + timedelta(days=DAYS[which]) for which in OBLIGATIONS)


def obligations_of(docket: Docket, said: Sequence[Said]) -> list[Obligation]:
    """In their order; none for a letter that is no abuse report, or lies inside."""
    return [
        _obligation(which, due, [each for each in said if each.kind in SAID and each.body.get("which") == which])
        for which, due in zip(OBLIGATIONS, docket.obligations, strict=False)
    ]


def to_confirm(docket: Docket, said: Sequence[Said]) -> Obligation | None:
    """The first that is said to be done and of which the person has not said yet whether that is so."""
    last = {str(each.body["which"]): each.kind for each in said if each.kind in SAID and each.body.get("which")}
    done = (each for each in obligations_of(docket, said) if each.done is not None)
    return next((each for each in done if last[each.which] == "obligation"), None)


def latest_day(due: date, today: date) -> date:
    """The last day to which an obligation may be set: never later than it was, unless that day has passed."""
    return due if today <= due else today + LONGER


def _obligation(which: str, due: date | None, said: Sequence[Said]) -> Obligation:
    ours = [each for each in said if each.kind == "obligation"]
    last = ours[-1] if ours else None
    owner = str(last.body.get("who", "")) if last else ""
    done = None if due or last is None else date.fromisoformat(last.day)
    denied = bool(due and said and said[-1].kind == "remedy" and said[-1].body.get("done") == "no")
    return Obligation(which, owner, due, done, last, denied)
