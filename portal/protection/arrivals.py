"""Who came into a prison and was not told on the first day what one may ask, and of whom (R-18, R-19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.protection.feed import Line

WITHIN = timedelta(days=1)
"""Feeds know days, not hours: whoever came on Monday is told before Tuesday ends."""
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


def arrivals(lines: Iterable[Line], today: date) -> Arrivals:
    """The longest waiting first. Whoever is told late stands here no more."""
    known = list(lines)
    told: dict[tuple[str, str], list[date]] = defaultdict(list)
    for line in known:
        if line.kind == "told":
            told[line.prison, line.number].append(line.day)
    due = [line for line in known if line.kind == "admission" and line.day + WITHIN < today <= line.day + LOOKED_BACK]
    missing = {
        Untold(line.day, line.prison, line.number, line.unit)
        for line in due
        if not any(day >= line.day for day in told[line.prison, line.number])
    }
    came = len({(line.prison, line.number, line.day) for line in due})
    return Arrivals(came, tuple(sorted(missing)))
