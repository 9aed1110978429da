"""Habit: at which hours, on which weekdays and how exactly people ask to be seen, so that planned checks come alike.

Only sums, smoothed and slowly forgotten, never single letters; kept in a box that only the worker opens. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.duty.beat import Spot

LEVELS = ("place", "unit", "prison")
SUMS = ("hours", "days", "levels", "wrote_hours", "wrote_days", "firsts")

NIGHT, DAY, EVENING = 0.15, 1.0, 1.3
USUAL_HOURS = tuple([NIGHT] * 7 + [DAY] * 10 + [EVENING] * 4 + [NIGHT * 2] * 3)
"""What is supposed of a site nobody wrote to yet."""
USUAL_LEVELS = (0.4, 0.4, 0.2)
USUAL_FIRSTS = (0.6, 0.4)
"""Whom they want to see first: whoever is there, or the health team."""
FORGOTTEN = 0.99
"""What is left of a sum after a day: half after ten weeks."""
BUSIEST = 2.0
"""The busiest weekday has at most so many times the checks of the quietest."""

GUESS, LETTERS, OTHERS = 10.0, 6.0, 12.0
"""What is supposed, what all letters show, and what the site's other prisons show weigh as much as so many reports."""
STEADY = 5.0
"""Weekdays lean so many times more on that: one prison's few reports by weekday are mostly chance."""


def _zeros(many: int) -> Any:
    return field(default_factory=lambda: [0.0] * many)


@dataclass
class Habit:
    """Sums by hour, weekday (0 is Monday), level and whom first of those who asked to be seen; and of all who wrote."""

    hours: list[float] = _zeros(24)
    days: list[float] = _zeros(7)
    levels: list[float] = _zeros(3)
    wrote_hours: list[float] = _zeros(24)
    wrote_days: list[float] = _zeros(7)
    firsts: list[float] = _zeros(2)

    def asked(self, hour: int, day: int, spot: Spot, *, health: bool = False) -> None:
        self.hours[hour] += 1
        self.days[day] += 1
        self.levels[LEVELS.index(level(spot))] += 1
        self.firsts[health] += 1

    def wrote(self, hour: int, day: int) -> None:
        self.wrote_hours[hour] += 1
        self.wrote_days[day] += 1

    def forget(self) -> None:
        """A day has passed."""
        for name in SUMS:
            setattr(self, name, [each * FORGOTTEN for each in getattr(self, name)])

    def plain(self) -> dict[str, Any]:
        return {name: [round(each, 3) for each in getattr(self, name)] for name in SUMS}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Habit:
        return cls(**{name: [float(each) for each in plain[name]] for name in SUMS if name in plain})


@dataclass(frozen=True)
class Shape:
    """What a prison's checks are drawn by."""

    hours: list[float]
    """Shares."""
    days: list[float]
    """How many times the checks of the quietest weekday each one has."""
    levels: dict[str, float]
    """Shares of `place`, `unit` and `prison`."""
    health: float
    """The share for which the health team is asked first."""


def together(habits: Iterable[Habit]) -> Habit:
    """The sums of several prisons."""
    every = list(habits)
    return Habit(
        **{name: [sum(each) for each in zip(*(getattr(h, name) for h in every), strict=True)] for name in SUMS}
    )


def shape_of(own: Habit, site: Habit) -> Shape:
    """What was seen in this prison, then on the whole site, then of all letters; what is supposed where that is little.

    `site` is all prisons together, this one too.
    """
    hours = _learned(own.hours, site.hours, site.wrote_hours, USUAL_HOURS)
    days = _learned(own.days, site.days, site.wrote_days, (1.0,) * 7, STEADY)
    levels = _learned(own.levels, site.levels, (0.0,) * 3, USUAL_LEVELS)
    _, health = _learned(own.firsts, site.firsts, (0.0,) * 2, USUAL_FIRSTS)
    return Shape(
        hours=_blurred(hours),
        days=[min(each / min(days), BUSIEST) for each in days],
        levels=dict(zip(LEVELS, levels, strict=True)),
        health=health,
    )


def level(spot: Spot) -> str:
    unit, place = spot
    return "place" if place else "unit" if unit else "prison"


def _learned(
    own: Sequence[float], site: Sequence[float], wrote: Sequence[float], usual: Sequence[float], steady: float = 1.0
) -> list[float]:
    """Each step is what the next one leans on while it is small itself."""
    supposed = _leaning(wrote, usual, GUESS)
    return _leaning(own, _leaning(site, supposed, LETTERS * steady), OTHERS * steady)


def _leaning(seen: Sequence[float], on: Sequence[float], weight: float) -> list[float]:
    return _shares([each + weight * share for each, share in zip(seen, _shares(on), strict=True)])


def _blurred(hours: Sequence[float]) -> list[float]:
    """No single letter shows in an hour of its own."""
    return [0.1 * hours[hour - 1] + 0.8 * each + 0.1 * hours[(hour + 1) % 24] for hour, each in enumerate(hours)]


def _shares(weights: Sequence[float]) -> list[float]:
    whole = sum(weights)
    return [each / whole for each in weights]
