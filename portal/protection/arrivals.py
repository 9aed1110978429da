"""Who came into a prison and was not told within a day what one may ask, and of whom (R-18, R-19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.protection.feed import Line

WITHIN = timedelta(hours=24)
LOOKED_BACK = timedelta(days=90)


@dataclass(frozen=True, order=True)
class Untold:
    """Somebody whose time is over. `number` is the prison's own, as it stands on its roll."""

    day: date
    prison: str
    number: str
    unit: str


@dataclass(frozen=True)
class Arrivals:
    """Of everybody who came in the last 90 days and whose time is over: how many, and who was told nothing."""

    came: int
    untold: tuple[Untold, ...]


def told_by(line: Line, zone: ZoneInfo) -> datetime:
    """Until when whoever came with this line is to be told, in UTC: 24 hours from the hour they came, or from the
    end of the day where the prison gave no hour."""
    hour = hour_of(line)
    came = datetime.combine(line.day, hour or time(), zone)
    return (came if hour else came + timedelta(days=1)).astimezone(UTC) + WITHIN


def hour_of(line: Line) -> time | None:
    """An admission's detail is its hour, if anything."""
    try:
        return datetime.strptime(line.detail, "%H:%M").time()  # noqa: DTZ007 - a clock on the wall
    except ValueError:
        return None


def arrivals(lines: Iterable[Line], now: datetime, zone: Callable[[str], ZoneInfo]) -> Arrivals:
    """The longest waiting first. Whoever is told late stands here no more. `zone` is that of a prison's code."""
    known = list(lines)
    told: dict[tuple[str, str], list[date]] = defaultdict(list)
    for line in known:
        if line.kind == "told":
            told[line.prison, line.number].append(line.day)
    due = [line for line in known if line.kind == "admission" and _over(line, now, zone(line.prison))]
    missing = {
        Untold(line.day, line.prison, line.number, line.unit)
        for line in due
        if not any(day >= line.day for day in told[line.prison, line.number])
    }
    came = len({(line.prison, line.number, line.day) for line in due})
    return Arrivals(came, tuple(sorted(missing)))


def _over(line: Line, now: datetime, zone: ZoneInfo) -> bool:
    return told_by(line, zone) <= now and now.astimezone(zone).date() <= line.day + LOOKED_BACK
