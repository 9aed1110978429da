"""A rota: in which hours somebody is awake. Pure: hours and a moment in, an answer out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAY = 24 * 60
AHEAD = 8
"""Days looked ahead for the next hour awake: every rota comes round within a week."""


@dataclass(frozen=True, order=True)
class Hours:
    """From `starts` to `ends`, minutes after the midnight at which weekday `day` (0 is Monday) began."""

    day: int
    starts: int
    ends: int


def awake(hours: Iterable[Hours], moment: datetime) -> bool:
    """Whether somebody sits there at this moment; `moment` is in the prison's own zone."""
    return awake_at(hours, moment.weekday(), moment.hour * 60 + moment.minute)


def awake_at(hours: Iterable[Hours], day: int, minute: int) -> bool:
    """The same for a weekday and a minute of it."""
    yesterday = (day - 1) % 7
    return any(
        (each.day == day and each.starts <= minute < each.ends)
        or (each.day == yesterday and each.starts <= minute + DAY < each.ends)
        for each in hours
    )


def next_awake(hours: Iterable[Hours], moment: datetime) -> datetime | None:
    """This moment when somebody is awake, else the next one; None for an empty rota."""
    hours = tuple(hours)
    if awake(hours, moment):
        return moment
    midnight = datetime.combine(moment.date(), time(), moment.tzinfo)
    starts = (
        midnight + timedelta(days=ahead, minutes=each.starts)
        for ahead in range(AHEAD)
        for each in hours
        if each.day == (moment.weekday() + ahead) % 7
    )
    return min((start for start in starts if start > moment), default=None)
