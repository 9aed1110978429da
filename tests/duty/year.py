"""A prison's year of tasks, drawn by the very rules the worker uses, with reports among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from random import Random
from zoneinfo import ZoneInfo

from portal.duty.habit import Habit, shape_of, together
from portal.duty.plan import Errand, deadline
from portal.duty.rota import Hours, next_awake
from portal.duty.rounds import Rounds
from portal.duty.task import minutes

ZONE = ZoneInfo("Europe/London")
BEGINS = datetime(2026, 1, 5, tzinfo=ZONE)
BEATS = {unit: tuple(f"{unit}-{n}" for n in range(1, 41)) for unit in ("A", "B", "C", "D", "E", "S")}
ROTA = tuple(Hours(day, 6 * 60, 23 * 60) for day in range(7))
REPORTED_AT = (1, 1, 1, 0, 0, 0, 2, 3, 3, 3, 3, 4, 4, 3, 3, 3, 4, 6, 9, 9, 8, 7, 4, 2)
"""How often people ask to be seen at each hour: not what the rules suppose of a prison."""
WRITTEN_AT = (1, 0, 0, 0, 0, 0, 1, 4, 5, 4, 3, 4, 5, 4, 4, 4, 4, 6, 8, 8, 6, 4, 2, 1)
"""How often they write of anything else: alike, and not the same."""
WRITTEN = 8
"""Letters a day without danger."""
REPORTED_ON = (4, 4, 4, 4, 5, 7, 6)
REPORTED_FROM = {"": 3, "A": 1, "B": 2, "C": 2, "D": 1, "E": 3, "S": 4}
HEALTH = 0.55
"""How many want a doctor first, or tell of an officer: more than the rules suppose."""


@dataclass(frozen=True)
class Told:
    """A task as everybody may see it, and whether it came from a report, which nobody may tell."""

    errand: Errand
    report: bool

    @property
    def when(self) -> datetime:
        return datetime.fromtimestamp(self.errand.told * 60, ZONE)


def year(chance: Random, *, prisons: int = 1, days: int = 365, reports: float = 0.5) -> list[list[Told]]:
    """The tasks of each prison of a site. `reports` is how many there are a day in each, on average."""
    all_rounds = [Rounds() for _ in range(prisons)]
    told: list[list[Told]] = [[] for _ in all_rounds]
    for number in range(days):
        midnight = datetime.combine((BEGINS + timedelta(days=number)).date(), datetime.min.time(), ZONE)
        site = together(each.habit for each in all_rounds)
        for rounds, here in zip(all_rounds, told, strict=True):
            here += _day(rounds, site, midnight, chance, reports * REPORTED_ON[midnight.weekday()] / 5)
    return told


def _day(rounds: Rounds, site: Habit, midnight: datetime, chance: Random, mean: float) -> Iterator[Told]:
    rounds.plan(BEATS, ROTA, midnight, chance, shape=shape_of(rounds.habit, site))
    for hour in chance.choices(range(24), WRITTEN_AT, k=WRITTEN):
        rounds.habit.wrote(hour, midnight.weekday())
    for minute, errand in sorted(_reports(midnight, chance, mean), key=itemgetter(0)):
        yield from _told(rounds, midnight + timedelta(minutes=minute - 1))
        rounds.take(errand, datetime.fromtimestamp(errand.told * 60, ZONE), chance)
    yield from _told(rounds, midnight + timedelta(minutes=24 * 60 - 1))


def _told(rounds: Rounds, moment: datetime) -> list[Told]:
    return [Told(each, each.asked) for each in _due(rounds, moment)]


def _due(rounds: Rounds, moment: datetime) -> Iterator[Errand]:
    """As a worker that looks every minute."""
    while rounds.ahead and (first := min(each.told for each in rounds.ahead)) <= minutes(moment):
        yield from rounds.due(datetime.fromtimestamp(first * 60, ZONE))


def _reports(midnight: datetime, chance: Random, mean: float) -> Iterator[tuple[int, Errand]]:
    for _ in range(_number(mean, chance)):
        minute = chance.choices(range(24), REPORTED_AT)[0] * 60 + chance.randrange(60)
        unit = chance.choices(list(REPORTED_FROM), list(REPORTED_FROM.values()))[0]
        place = chance.choice(BEATS[unit]) if unit and chance.random() < 0.55 else ""
        now = midnight + timedelta(minutes=minute)
        moment = next_awake(ROTA, now)
        assert moment is not None
        if moment != now:
            moment += timedelta(minutes=chance.randrange(30))
        told = minutes(moment)
        yield minute, Errand(told, deadline(told, chance), (unit, place), chance.randbytes(16), asked=True,
                             health=chance.random() < HEALTH)  # fmt: skip


def _number(mean: float, chance: Random) -> int:
    passed, number = chance.expovariate(1), 0
    while passed < mean:
        passed, number = passed + chance.expovariate(1), number + 1
    return number
