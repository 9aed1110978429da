"""Where a case lies: under the keyed tag of its ring, its state and the week that matters next.

Whoever cannot derive a ring's tags has no query that could find, list or count what lies there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from portal.cases.docket import Docket
from portal.vault import Site

STATES = ("danger", "punished", "late", "new", "checkin", "open", "theirs", "promised", "answered", "closed")
"""In the order of the desk: the first that fits is where a case lies."""
SETTLED = ("promised", "answered", "closed")
WAITING = range(-8, 61)
"""Weeks around today that lists ask for, where an answer is still owed and nothing is amiss."""
PRESSING = range(-60, 61)
"""The same for what is dangerous, punished or late, however long ago its day was."""
PAST = range(-60, 15)
"""The same for settled cases: they lie under the week of their answer, their promise or their closing."""
COOLING = timedelta(days=7)
"""How long somebody who asked to stop can take it back."""
EDGE = 2
"""Weeks before a case would leave the lists, in which it is moved to FAR."""
FAR = "far"
"""The week of what lies further ahead, or so far back that it would soon leave the window."""
APART = "apart"
"""Stands for the ring of every case under a one-time ring: they share one bucket, so none shows who was left off."""

Week = int | str
Place = tuple[str, Week]


def queue_tag(site: Site, ring: bytes | str, state: str, week: Week) -> bytes:
    """The tag of one bucket. `ring` is a ring's id, or APART."""
    return site.tag("queue", ring, state, week)


@lru_cache(maxsize=64)
def tags_of(site: Site, ring: bytes | str, monday: date) -> dict[bytes, Place]:
    """The tag of each of a ring's places, kept for the week: deriving them costs more than asking for them."""
    return {queue_tag(site, ring, *place): place for place in places(monday)}


def place(docket: Docket, at: date) -> Place:
    """The (state, week) a case belongs to at an instant, or when a day there begins."""
    state = state_of(docket, at)
    return state, week_of(_next_day(docket, state), docket.day_at(at), window(state))


def day_of(docket: Docket) -> date:
    """The day that matters next: closing, the end of a withdrawal, a promise, the answer, or the day it is due."""
    if docket.closed is not None:
        return docket.closed
    if docket.stop is not None:
        return docket.stop + COOLING
    if docket.answered is not None:
        return docket.promise or docket.answered
    return docket.due


def _next_day(docket: Docket, state: str) -> date:
    """A case lies in `checkin` under the day of the next question, or of the answer where that comes first."""
    if state != "checkin" or docket.watch is None:
        return day_of(docket)
    return docket.watch.day if docket.answered is not None else min(docket.watch.day, day_of(docket))


def tag_of(site: Site, docket: Docket, at: date) -> bytes:
    """The queue column of a case at an instant, or when a day in its prison's zone begins."""
    return queue_tag(site, APART if docket.apart else docket.ring, *place(docket, at))


def window(state: str) -> range:
    """The weeks around today in which cases of a state are looked for."""
    if state in SETTLED:
        return PAST
    return PRESSING if state in ("danger", "punished", "late", "checkin") else WAITING


def state_of(docket: Docket, at: date) -> str:
    """A flag against punishment outlasts everything; danger outlasts all but an answer. What presses lies with
    those. What an abuse report
    sets going keeps it among the open ones, answered or not, until each is done; so does what holds for their safety.

    Who writes again after the answer is owed another: the case leaves the settled ones. Who asked to stop is waited
    for, until the days to take it back are over.
    """
    if docket.answered is None and "danger" in docket.flags:
        return "danger"
    if "retaliation" in docket.flags or docket.presses:
        return "punished"
    if docket.watch is not None and docket.watch.running(docket.day_at(at)) and not docket.late(at):
        return "checkin"
    if docket.closed is not None:
        return "closed"
    if docket.settled and (any(docket.obligations) or docket.look_again):
        return "checkin"
    if docket.stop is not None:
        return "theirs"
    if docket.answered is not None and docket.turn == "person":
        return "promised" if docket.promises else "answered"
    if docket.late(at):
        return "late"
    if docket.turn == "person":
        return "theirs"
    return "open" if docket.opened else "new"


def week_of(day: date, today: date, weeks: range) -> Week:
    """The ISO week as an integer such as 202641, or FAR.

    Two weeks before a case would leave the window of the lists it goes to FAR, so a worker that stands still for a
    fortnight loses nobody from a list.
    """
    distance = (monday_of(day) - monday_of(today)).days // 7
    return iso_week(day) if weeks.start + EDGE <= distance < weeks.stop else FAR


def places(today: date) -> Iterator[Place]:
    """Every bucket that lists ask for, in the order of the desk, oldest week first."""
    monday = monday_of(today)
    for state in STATES:
        yield from ((state, iso_week(monday + timedelta(weeks=distance))) for distance in window(state))
        yield state, FAR


def leaving(today: date) -> list[Place]:
    """The buckets of settled cases that lists will soon not ask for: what lies there belongs to FAR."""
    oldest = monday_of(today) + timedelta(weeks=PAST.start)
    return [(state, iso_week(oldest + timedelta(weeks=step))) for state in SETTLED for step in range(EDGE + 1)]


def iso_week(day: date) -> int:
    """2026-10-05 is 202641."""
    year, week, _ = day.isocalendar()
    return year * 100 + week


def monday_of(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())
