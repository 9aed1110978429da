"""Whom an inspector asks to see besides those who wrote, so that the list tells a prison nothing (C-50). Pure.

For each person the same others come with them on every visit: lists laid over one another leave a crowd, not a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from portal.protection.population import Population, Unit
from portal.vault import derive

OTHERS = 5
"""Who is drawn for each person wanted, at least: whoever guesses is right once in six times."""


class TooFewPeople(LookupError):
    """The feeds know too few people in that prison to hide anybody among them."""


def crowd(
    population: Population, prison: str, wanted: Mapping[str, tuple[bytes, date]], *, landings: Iterable[str] = (),
    today: date,
) -> dict[str, str]:  # fmt: skip
    """Number → unit of everybody on the list, in the order of their numbers. `wanted`: number → (a secret of the
    case, the day of the letter). Nobody the feeds do not know there: a line without a wing would stand out.

    Raises TooFewPeople.
    """
    here = present(population, prison, today)
    if not wanted.keys() <= here.keys():
        raise TooFewPeople
    landings = set(landings)
    found = set(wanted) | {number for number, unit in here.items() if unit in landings}
    drawable = here.keys() - wanted.keys()
    for number, (secret, since) in wanted.items():
        for day in (since, today):
            found |= set(_drawn(population, population.unit_of(number, day), day, drawable, secret))
    return {number: here[number] for number in sorted(found)}


def present(population: Population, prison: str, today: date) -> dict[str, str]:
    """Number → unit of everybody who was last known to be in this prison."""
    known = ((number, population.unit_of(number, today)) for number in population.people)
    return {number: unit for number, (code, unit) in ((n, u) for n, u in known if u) if code == prison}


def one_in(names: int, wanted: int) -> int:
    """The best guess of somebody who has the list and knows how many of it are wanted: right once in so many."""
    return names // wanted if wanted else names


def _drawn(
    population: Population, unit: Unit | None, day: date, drawable: Iterable[str], secret: bytes
) -> list[str]:  # fmt: skip
    """Of those in the unit on that day first, then of the whole prison; in the one order that the case's secret gives.

    Who came into the unit later pushes nobody out: the company of the first visit comes again.
    """
    beside = {number for number in drawable if population.unit_of(number, day) == unit}
    order = sorted(drawable, key=lambda number: (number not in beside, derive(secret, "crowd", number)))
    if len(order) < OTHERS:
        raise TooFewPeople
    return order[:OTHERS]
