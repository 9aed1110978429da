"""Counting from one day or hour to the last good one, every step with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Literal

from portal.deadlines.calendar import Calendar, months_later
from portal.deadlines.events import Stretch
from portal.policy import Rule

Why = Literal["day_handed_in", "weekend", "holiday", "local_holiday", "lockdown", "outage", "paused"]
Reason = Callable[[date], Why | None]
Share = Callable[[date], Fraction]
NONE = Fraction(0)

_INSTANT = timedelta(microseconds=1)

_FARTHEST = 40_000
"""Days looked ahead before giving up: a century."""


@dataclass(frozen=True)
class Step:
    """One day: whether it counts, which it is (`n`), or why it does not."""

    day: date
    counts: bool
    n: int | None = None
    why: Why | None = None


class NoEnd(Exception):
    """A clock that never runs out: no day counts any more."""


def last_day(
    rule: Rule, zero: date, why_not: Reason, paused: Share, lost: Fraction = NONE
) -> tuple[date, list[Step], Fraction]:
    """The last good day of a rule in days, the steps to it, and what is left of `lost`; `zero` is day zero.

    `why_not` says why a day does not count (for working days it knows the weekend too). Pauses add up, wherever
    they lie: each whole day `lost` takes away one, so many short ones are worth what one long one is. Raises NoEnd.
    """
    needed = _days_needed(rule, zero)
    steps, n, day = [Step(zero, counts=False, why="day_handed_in")], 0, zero
    while n < needed:
        day += timedelta(days=1)
        if (day - zero).days > _FARTHEST:
            raise NoEnd
        why = why_not(day)
        if why is None and (lost := lost + paused(day)) >= 1:
            why, lost = "paused", lost - 1
        n += why is None
        steps.append(Step(day, counts=False, why=why) if why else Step(day, counts=True, n=n))
    return day, steps, lost


def share_of(still: Sequence[Stretch], calendar: Calendar) -> Share:
    """How much of a day stands still, exact; each instant once, however many stretches cover it."""
    shares: dict[date, Fraction] = {}
    for stretch in _merged(still):
        day, last = calendar.day_of(stretch.begin), calendar.day_of(stretch.end)
        while day <= last:
            shares[day] = shares.get(day, NONE) + _share(stretch, day, calendar)
            day += timedelta(days=1)
    return lambda day: shares.get(day, NONE)


def last_hour(rule: Rule, since: datetime, calendar: Calendar, still: Sequence[Stretch]) -> tuple[datetime, list[Step]]:
    """The end of a rule in hours, through nights and clock changes; time in `still` does not count."""
    begin = since.astimezone(UTC)
    end = begin + timedelta(hours=rule.n)
    for stretch in _merged(still):
        if stretch.begin < end and stretch.end > begin:
            end += stretch.end.astimezone(UTC) - max(stretch.begin.astimezone(UTC), begin)
    return end.astimezone(calendar.zone_info), _days_touched(begin, end, calendar, still)


def rolled(day: date, calendar: Calendar) -> date:
    """The day itself, or the next working day if it is free."""
    while calendar.free(day):
        day += timedelta(days=1)
    return day


def _days_needed(rule: Rule, zero: date) -> int:
    if rule.unit == "month":
        return (months_later(zero, rule.n) - zero).days
    return rule.n * 7 if rule.unit == "week" else rule.n


def _share(stretch: Stretch, day: date, calendar: Calendar) -> Fraction:
    begin, end = calendar.begin(day).astimezone(UTC), calendar.begin(day + timedelta(days=1)).astimezone(UTC)
    inside = min(stretch.end.astimezone(UTC), end) - max(stretch.begin.astimezone(UTC), begin)
    return Fraction(inside // _INSTANT, (end - begin) // _INSTANT) if end > begin else NONE


def _merged(still: Sequence[Stretch]) -> list[Stretch]:
    """In order and without overlaps, so that no hour is given back twice."""
    merged: list[Stretch] = []
    for stretch in sorted(still, key=lambda each: each.begin):
        if not merged or merged[-1].end < stretch.begin:
            merged.append(stretch)
        elif stretch.end > merged[-1].end:
            merged[-1] = Stretch(merged[-1].begin, stretch.end, merged[-1].why)
    return merged


def _days_touched(begin: datetime, end: datetime, calendar: Calendar, still: Sequence[Stretch]) -> list[Step]:
    day, last = calendar.day_of(begin), calendar.day_of(end)
    steps, n = [], 0
    while day <= last:
        why = next((each.why for each in still if _covers(each, day, calendar)), None)
        n += why is None
        steps.append(Step(day, counts=False, why=why) if why else Step(day, counts=True, n=n))
        day += timedelta(days=1)
    return steps


def _covers(stretch: Stretch, day: date, calendar: Calendar) -> bool:
    return stretch.begin <= calendar.begin(day) and stretch.end >= calendar.begin(day + timedelta(days=1))
