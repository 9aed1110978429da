"""Wings from which letters stop, held against their own earlier months. A reason to go and see; it proves nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

BASELINE = timedelta(days=365)
"""Before the silence: what is usual for a wing."""
LEAST = 5
"""Letters below which nothing is usual yet."""
LEVEL = 0.02
"""How likely a silence as long may be where nothing is wrong."""


@dataclass(frozen=True)
class Quiet:
    """A wing that fell silent: for how many days, and how many letters would usually have come in them."""

    unit: str
    days: int
    expected: float


def quiet_units(letters: Iterable[tuple[str, date]], today: date) -> list[Quiet]:
    """`letters`: (unit, day) of each letter somebody may see. The longest silence, by what is usual, first."""
    by_unit: dict[str, list[date]] = defaultdict(list)
    for unit, day in letters:
        if unit and day <= today:
            by_unit[unit].append(day)
    found = (_quiet(unit, days, today) for unit, days in by_unit.items())
    return sorted((each for each in found if each), key=lambda each: (-each.expected, each.unit))


def _quiet(unit: str, days: list[date], today: date) -> Quiet | None:
    """By the pace from the first to the last letter of the year before the silence."""
    last = max(days)
    first = max(min(days), last - BASELINE)
    before = [day for day in days if day >= first]
    span = (last - first).days
    if len(before) < LEAST or not span:
        return None
    expected = (len(before) - 1) / span * (today - last).days
    return Quiet(unit, (today - last).days, expected) if exp(-expected) <= LEVEL else None
