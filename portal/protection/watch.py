"""A watch: from which day, until when, and on which day the person is asked next. Days are days in the prison."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from portal.cases.docket import Docket, Watch
from portal.directory import OfficeEntry
from portal.policy import Pack
from portal.protection.harm import harmed

LEAST_DAYS = 90
"""No pack may have us look away sooner (V-09); one that signs a shorter time is not followed here."""
FIRST_DAYS = (1, 3, 7, 14, 30, 60, 90)
"""Where a pack names no days."""
TO_ANSWER = timedelta(days=7)
"""What the last question has, so that the last day is not the day it is asked on."""


def begun(pack: Pack, since: date) -> Watch:
    """A watch from `since` on."""
    days = _days(pack)
    length = max(pack.watch_days, LEAST_DAYS, days[-1])
    return Watch(since, since + timedelta(days=length) + TO_ANSWER, since + timedelta(days=days[0]))


def renewed(watch: Watch | None, pack: Pack, today: date) -> Watch:
    """After word of punishment: the days begin again, and nothing that was asked is forgotten."""
    again = begun(pack, today)
    if watch is None or not watch.running(today):
        return again
    open_question = watch.check if watch.asks(today) else again.check
    return replace(again, until=max(again.until, watch.until), check=open_question)


def asked_now(watch: Watch, today: date) -> Watch:
    """The person is asked today, whatever day is next: after a move, or when an officer wants to know."""
    return watch if watch.asks(today) else replace(watch, check=today)


def answered(watch: Watch, pack: Pack, today: date) -> Watch:
    """The next question after an answer; days that were missed meanwhile are one question."""
    ahead = (watch.since + timedelta(days=each) for each in _days(pack))
    return replace(watch, check=next((day for day in ahead if day > today), None))


def unanswered(watch: Watch | None, pack: Pack, today: date) -> tuple[int, ...]:
    """The check-in days that passed without a word, counted from the letter; silence is a signal."""
    if watch is None or not watch.silent(today) or watch.check is None:
        return ()
    asked = [watch.since + timedelta(days=each) for each in _days(pack)]
    days = {watch.check, *(day for day in asked if watch.check < day < today)}
    return tuple(sorted((day - watch.since).days for day in days))


def watch_of(office: OfficeEntry, kind: str, flags: Set[str], pack: Pack, since: date) -> Watch | None:
    """The watch a case has from the day it comes to this office: outside offices watch, the prison never does.

    Who was hurt is watched over unasked, and not marked for it (R-30).
    """
    return begun(pack, since) if office.outside and (harmed(kind, flags) or "retaliation" in flags) else None


def watched(docket: Docket, today: date) -> bool:
    return docket.watch is not None and docket.watch.running(today)


def _days(pack: Pack) -> Sequence[int]:
    return sorted(pack.check_days) or FIRST_DAYS
