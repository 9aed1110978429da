"""Where a case lies: under the keyed tag of its ring, its state and the week that matters next.

Whoever cannot derive a ring's tags has no query that could find, list or count what lies there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from portal.vault import Site

STATES = ("danger", "punished", "late", "new", "checkin", "open", "theirs", "answered", "closed")
"""In the order of the desk: the first that fits is where a case lies."""
SETTLED = ("answered", "closed")
WAITING = range(-8, 61)
"""Weeks around today that lists ask for, where an answer is still owed and nothing is amiss."""
PRESSING = range(-60, 61)
"""The same for what is dangerous, punished or late, however long ago its day was."""
PAST = range(-60, 15)
"""The same for settled cases: they lie under the week of their answer, or of their next check-in."""
FAR = "far"
"""The week of what lies further ahead, or so far back that it would soon leave the window."""
APART = "apart"
"""Stands for the ring of every case under a one-time ring: they share one bucket, so none shows who was left off."""

Week = int | str
Place = tuple[str, Week]


class Lying(Protocol):
    """What of a docket decides its place."""

    state: str
    kind: str
    urgency: str
    flags: list[str]
    turn: str
    due: str
    answered: str

    def late(self, today: date) -> bool: ...


def queue_tag(site: Site, ring: bytes | str, state: str, week: Week) -> bytes:
    """The tag of one bucket. `ring` is a ring's id, or APART."""
    return site.tag("queue", ring, state, week)


def place(docket: Lying, today: date) -> Place:
    """The (state, week) a case belongs to on a day."""
    state = state_of(docket, today)
    settled = state in SETTLED and docket.answered
    day = date.fromisoformat((docket.answered if settled else docket.due)[:10])
    return state, week_of(day, today, window(state))


def window(state: str) -> range:
    """The weeks around today in which cases of a state are looked for."""
    if state in SETTLED:
        return PAST
    return PRESSING if state in ("danger", "punished", "late") else WAITING


def state_of(docket: Lying, today: date) -> str:
    """A flag against punishment outlasts everything; danger outlasts all but an answer."""
    answered = docket.state in SETTLED
    endangered = docket.urgency != "none" or "danger" in docket.flags
    if endangered and not answered:
        return "danger"
    if "retaliation" in docket.flags or docket.kind == "retaliation":
        return "punished"
    if answered:
        return docket.state
    if docket.late(today):
        return "late"
    if docket.turn == "person":
        return "theirs"
    return "new" if docket.state == "new" else "open"


def week_of(day: date, today: date, weeks: range) -> Week:
    """The ISO week as an integer such as 202641, or FAR.

    Two weeks before a case would leave the window of the lists it goes to FAR, so a worker that stands still for a
    fortnight loses nobody from a list.
    """
    distance = (_monday(day) - _monday(today)).days // 7
    return iso_week(day) if weeks.start + 2 <= distance < weeks.stop else FAR


def places(today: date) -> Iterator[Place]:
    """Every bucket that lists ask for, in the order of the desk, oldest week first."""
    monday = _monday(today)
    for state in STATES:
        yield from ((state, iso_week(monday + timedelta(weeks=distance))) for distance in window(state))
        yield state, FAR


def iso_week(day: date) -> int:
    """2026-10-05 is 202641."""
    year, week, _ = day.isocalendar()
    return year * 100 + week


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
