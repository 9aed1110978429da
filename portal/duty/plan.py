"""A day's planned checks: enough of them, at random, at the hours and in the way in which people ask to be seen. Pure.

Numbers are drawn like the arrivals of strangers (Poisson): then somebody who really arrives among them sees exactly
what each of them sees, and neither order nor spacing tells him from them. docs/decisions/0006-duty.md has the rest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from portal.duty.beat import EVERYWHERE, Beats, Spot
from portal.duty.habit import Shape

LEAST = 2
"""Checks a unit has every day, however few are drawn."""
CHECKS = 3.5
"""Checks a unit has on an average day of the quietest weekday."""
MOST_EVERYWHERE = 8.0
"""Checks of the whole prison that an average day never goes beyond."""
LEAD = (30, 50)
"""Minutes somebody has, before rounding up to five: the same for all, whatever it is about.

Never under the half hour after which the inspectorate is told anyway.
"""


@dataclass(frozen=True)
class Errand:
    """A task not told yet. `told` and `before` are minutes since 1970."""

    told: int
    before: int
    spot: Spot
    id: bytes
    asked: bool = False
    """Somebody asked for it: it never gives way. Only the worker's box knows this."""
    health: bool = False
    """The health team is asked first."""


def checks(beats: Beats, shape: Shape, day: int, awake: Sequence[float], chance: Random) -> list[tuple[int, Spot]]:
    """(minute of the day, where) for each check of this weekday. `awake` weighs the minutes that are left of it:
    0 where nobody is awake or the minute is past, and 1 for all others."""
    by_hour = shape.hours
    weights = [by_hour[minute // 60 % 24] * up for minute, up in enumerate(awake)]
    if not sum(weights):
        return []
    # A day that is half over gets fewer, but a rota that sleeps at night does not.
    left = sum(weights) / sum(by_hour[minute // 60 % 24] for minute in range(len(awake)))
    found: list[tuple[int, Spot]] = []
    for unit, mean in means(beats, shape, day).items():
        times = chance.choices(range(len(weights)), weights, k=number(mean * min(left * 1.5, 1.0), chance))
        found += [(minute, where(unit, beats, shape, chance)) for minute in times]
    return sorted(found)


def means(beats: Beats, shape: Shape, day: int) -> dict[str, float]:
    """What to draw each unit's number with; "" is the whole prison."""
    each = CHECKS * shape.days[day]
    share = shape.levels["prison"]
    everywhere = max(CHECKS, min(share / (1 - share) * each * len(beats), MOST_EVERYWHERE))
    return {"": mean_for(everywhere)} | dict.fromkeys(beats, mean_for(each))


def mean_for(checks: float) -> float:
    """The mean to draw with so that `number` gives so many on average; it never gives fewer than LEAST."""
    low, high = 0.0, checks
    for _ in range(20):
        mean = (low + high) / 2
        few = math.exp(-mean)
        low, high = (mean, high) if (mean - mean * few) / (1 - few - mean * few) < checks else (low, mean)
    return high


def number(mean: float, chance: Random) -> int:
    """A Poisson number, drawn again until it is at least LEAST; a mean too small for that gives LEAST."""
    if mean < 0.5:
        return LEAST
    while True:
        drawn, left = -1, 1.0
        while left > math.exp(-mean):
            left *= chance.random()
            drawn += 1
        if drawn >= LEAST:
            return drawn


def where(unit: str, beats: Beats, shape: Shape, chance: Random) -> Spot:
    """A place of this unit, or all of it, as often as people name one or the other."""
    if not unit:
        return EVERYWHERE
    shares, places = shape.levels, beats[unit]
    if places and chance.random() < shares["place"] / (shares["place"] + shares["unit"]):
        return unit, chance.choice(places)
    return unit, ""


def deadline(told: int, chance: Random) -> int:
    """Before when: a random time after it was told, up to the next five minutes."""
    return -(-(told + chance.randint(*LEAD)) // 5) * 5
