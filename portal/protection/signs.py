"""Signs of punishment: what happened after a letter, held against the person's own months and those of the unit.

A sign is a reason to ask the person. It proves nothing, and nothing follows from it by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from portal.protection.feed import PRISONERS, STAFF
from portal.protection.population import Population, Unit

AFTER, BEFORE, MONTH = timedelta(days=30), timedelta(days=180), 30
SOON = 14
"""Days from the beginning of a month in which one event alone can be a sign; later it takes several."""
LEVEL, LEVEL_OF_SEVERAL = 0.034, 0.004
"""How often, in a month in which nothing is wrong, someone may be asked for nothing: together below five in a hundred,
with room for chance."""
USUAL = 0.015
"""Events a month where no feed tells of anybody else."""
WEIGHT = 10.0
"""Events by which the whole population steadies the number of a unit."""
OWN_LESS, OWN_MONTHS = 0.5, 3
"""So little, and so many months more, that one event half a year ago explains little and several explain much."""
EVERYBODY, SEVERAL = 0.15, 3
"""From this share of a unit on, and this many, what happened that month happened to the unit."""


@dataclass(frozen=True)
class Sign:
    """Something that happened after a letter, and how unusual it is. `number` is empty for what a whole unit saw."""

    kind: str
    day: date
    after: int
    """Days from the beginning, or the letter, to the first of these events."""
    times: int
    detail: str
    own: int
    """How often it happened to the same person, or unit, in the half year before."""
    others: int
    """How many others in the unit had the same in those 30 days."""
    people: int
    """How many others the feeds know there."""
    chance: float
    """How likely this is where nothing is wrong."""
    ask: bool
    """Unusual enough to ask the person now."""
    whole_unit: bool = False

    @property
    def key(self) -> str:
        """How an officer's word on it names it."""
        return f"{self.kind}:{self.day.isoformat()}"


def kinds_for(filer: str) -> tuple[str, ...]:
    """Rosters and appraisals for staff; for everybody else what happens to prisoners."""
    return STAFF if filer == "staff" else PRISONERS


def months_of(starts: Iterable[tuple[date, date]], today: date) -> list[tuple[date, date]]:
    """(the start, the first day of a month) for each month from a start on, as long as it begins before an end.

    Each month is judged by itself, so a long watch asks for nothing no more often in a month than a short one.
    """
    found = []
    for start, until in starts:
        month = start
        while month == start or month < min(until, today):
            found.append((start, month))
            month += AFTER + timedelta(days=1)
    return list(dict.fromkeys(found))


def signs_of(population: Population, number: str, since: date, *, kinds: tuple[str, ...], today: date) -> list[Sign]:
    """Each kind of event in the 30 days from `since`, the day a month begins; the most unusual first."""
    last = min(since + AFTER, today)
    baselines = {kind: _baseline(population, number, since, last, kind) for kind in kinds}
    level = level_for([each.expected for each in baselines.values()])
    found = []
    for kind, baseline in baselines.items():
        events = population.happened(number, kind, since, last)
        if events:
            found.append(_sign(kind, events, since, baseline, level))
    return sorted(found, key=lambda sign: (not sign.ask, sign.chance, sign.kind))


def signs_in(population: Population, unit: Unit, since: date, *, kinds: tuple[str, ...], today: date) -> list[Sign]:
    """The same for a whole unit, where nobody said who wrote."""
    found = (_unit_sign(population, unit, since, kind, kinds, today) for kind in kinds)
    return sorted((each for each in found if each is not None), key=lambda sign: (sign.chance, sign.kind))


def asks(signs: Iterable[Sign], set_aside: Iterable[str] = ()) -> list[Sign]:
    """Those to ask about, without those an officer set aside with a reason."""
    aside = set(set_aside)
    return [sign for sign in signs if sign.ask and sign.key not in aside]


def level_for(expected: Iterable[float]) -> float:
    """How unusual an event must be: what is rare in a place uses little of LEVEL, and leaves the rest to the others."""
    soon = sorted(at_least(1, each * (SOON + 1) / MONTH) for each in expected)
    left = LEVEL
    for place, chance in enumerate(soon):
        share = left / (len(soon) - place)
        if chance > share:
            return share
        left -= chance
    return 1.0


@dataclass(frozen=True)
class _Baseline:
    """What is usual for a person: events a month, and the figures that say why."""

    expected: float
    own: int
    others: int
    people: int


def _baseline(population: Population, number: str, since: date, last: date, kind: str) -> _Baseline:
    """By whichever makes an event more usual: the unit, that month in the unit, or the person's own half year."""
    unit = population.unit_of(number, since)
    people = population.members.get(unit, set()) - {number} if unit else set()
    others = len(set(population.among(kind, unit, since, last)) & people)
    own = len(population.happened(number, kind, since - BEFORE, since - timedelta(days=1)))
    usual = _usual(population, number, unit, kind, since, last)
    expected = max(usual, (own - OWN_LESS) / (BEFORE.days / MONTH + OWN_MONTHS))
    if others >= SEVERAL and others >= EVERYBODY * len(people):
        expected = max(expected, others / len(people))
    return _Baseline(expected, own, others, len(people))


def _sign(kind: str, events: list[tuple[date, str]], since: date, baseline: _Baseline, level: float) -> Sign:
    days = [(day - since).days for day, _ in events]
    first = at_least(1, baseline.expected * (days[0] + 1) / MONTH)
    several = at_least(len(days), baseline.expected * (days[-1] + 1) / MONTH)
    ask = (days[0] <= SOON and first <= level) or (len(days) > 1 and several <= LEVEL_OF_SEVERAL)
    return Sign(
        kind, events[0][0], days[0], len(days), events[0][1], baseline.own, baseline.others, baseline.people,
        min(first, several), ask,
    )  # fmt: skip


def _usual(population: Population, number: str, unit: Unit | None, kind: str, since: date, last: date) -> float:
    """Events a month for one person of the unit, steadied by the whole population's."""
    first = since - BEFORE
    months = ((last - first).days + 1) / MONTH
    everywhere = sum(each != number for each in population.among(kind, None, first, last))
    others = max(population.size - 1, 0)
    whole = (everywhere + 1) / (others * months + 1 / USUAL)
    here = sum(each != number for each in population.among(kind, unit, first, last)) if unit else 0
    members = len(population.members.get(unit, set()) - {number}) if unit else 0
    return (here + WEIGHT) / (members * months + WEIGHT / whole)


def _unit_sign(
    population: Population, unit: Unit, since: date, kind: str, kinds: tuple[str, ...], today: date
) -> Sign | None:
    last = min(since + AFTER, today)
    people = population.members.get(unit, set())
    now = [number for number in population.among(kind, unit, since, last) if number in people]
    if not now:
        return None
    before = sum(1 for _ in population.among(kind, unit, since - BEFORE, since - timedelta(days=1)))
    everywhere = sum(1 for _ in population.among(kind, None, since - BEFORE, since - timedelta(days=1)))
    months = BEFORE.days / MONTH
    whole = (everywhere + 1) / (population.size * months + 1 / USUAL)
    usual = (before + WEIGHT) / (len(people) * months + WEIGHT / whole)
    chance = at_least(len(now), usual * len(people) * ((last - since).days + 1) / MONTH)
    day = next(day for day, _ in _first(population, now, kind, since, last))
    return Sign(
        kind, day, (day - since).days, len(now), "", before, len(set(now)), len(people), chance,
        ask=len(now) > 1 and chance <= LEVEL / len(kinds), whole_unit=True,
    )  # fmt: skip


def _first(population: Population, numbers: list[str], kind: str, first: date, last: date) -> list[tuple[date, str]]:
    return sorted(event for number in set(numbers) for event in population.happened(number, kind, first, last))


def at_least(times: int, expected: float) -> float:
    """How likely it is that something rare, expected so often, happens at least so many times (Poisson)."""
    term = below = exp(-expected)
    for already in range(1, times):
        term *= expected / already
        below += term
    return max(1.0 - below, 0.0)
