"""Planned checks: at least two a unit a day from the first day on, at hours in which somebody is awake."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from portal.duty.habit import Habit, shape_of
from portal.duty.plan import LEAST, mean_for, number
from portal.duty.rota import Hours, awake, next_awake
from portal.duty.rounds import Rounds
from tests.counts import count
from tests.duty.guessing import by_counting, by_weighing, signs
from tests.duty.posts import man_posts, tasks, work
from tests.duty.year import BEATS, ROTA, ZONE, Told, year
from tests.world import World

MONDAY = datetime(2026, 10, 5, tzinfo=ZoneInfo("Europe/London"))
WORST = 0.55


def test_each_unit_has_its_two_checks_on_the_first_day_and_on_every_other() -> None:
    rounds = Rounds()
    for day in range(50):
        midnight = MONDAY + timedelta(days=day)
        rounds.plan(BEATS, ROTA, midnight, Random(day), shape=shape_of(Habit(), Habit()))
        told = [each.spot[0] for each in rounds.ahead]
        assert all(told.count(unit) >= LEAST for unit in ("", *BEATS))
        assert all(awake(ROTA, datetime.fromtimestamp(each.told * 60, ZONE)) for each in rounds.ahead)


def test_a_prison_that_begins_at_noon_has_its_two_checks_that_day() -> None:
    rounds, noon = Rounds(), MONDAY.replace(hour=12)
    rounds.plan(BEATS, ROTA, noon, Random(1), shape=shape_of(Habit(), Habit()))
    assert all(each.told * 60 > noon.timestamp() for each in rounds.ahead)
    assert all(sum(each.spot[0] == unit for each in rounds.ahead) >= LEAST for unit in BEATS)


def test_a_report_may_take_a_planned_checks_place_on_a_day_with_two_and_on_no_other() -> None:
    chance, gave_way = Random(3), 0
    for _ in range(60):
        rounds = Rounds()
        rounds.plan({"A": ("A-1",)}, ROTA, MONDAY, chance, shape=shape_of(Habit(), Habit()))
        first = rounds.ahead[0].__class__(int(MONDAY.timestamp()) // 60 + 700, 0, ("A", ""), b"1" * 16, asked=True)
        planned = sum(each.spot[0] == "A" for each in rounds.ahead)
        rounds.take(first, MONDAY.replace(hour=11, minute=40), chance)
        now = sum(each.spot[0] == "A" for each in rounds.ahead)
        gave_way += now == planned
        assert now == planned + 1 or planned == LEAST
        assert first in rounds.ahead
    assert gave_way


def test_after_an_outage_planned_checks_do_not_come_in_a_heap(world: World) -> None:
    world.now = MONDAY.replace(hour=5)
    man_posts(world)
    work(world)
    world.now = MONDAY.replace(hour=21, minute=59)
    work(world)
    assert all(task.told >= int(world.now.timestamp()) // 60 - 30 for task in tasks(world))


def test_all_checks_of_a_day_are_told_by_whoever_looks(world: World) -> None:
    world.now = MONDAY.replace(hour=0, minute=1)
    man_posts(world)
    while world.now.day == 5:
        work(world)
        world.now += timedelta(minutes=20)
    told = [task.unit for task in tasks(world)]
    assert all(told.count(unit) >= LEAST for unit in ("", "A", "B"))


@pytest.mark.parametrize("checks", [2.5, 3.5, 6.0])
def test_numbers_come_out_as_often_as_wanted_and_never_below_the_least(checks: float) -> None:
    chance, mean = Random(5), mean_for(checks)
    drawn = [number(mean, chance) for _ in range(4000)]
    assert min(drawn) == LEAST and abs(sum(drawn) / len(drawn) - checks) < 0.1


def test_hours_over_midnight_and_the_next_hour_awake() -> None:
    nights = [Hours(day, 22 * 60, 30 * 60) for day in range(7)]
    assert awake(nights, MONDAY.replace(hour=3)) and not awake(nights, MONDAY.replace(hour=6))
    assert next_awake(nights, MONDAY.replace(hour=6)) == MONDAY.replace(hour=22)
    assert next_awake([], MONDAY) is None
    assert next_awake([Hours(0, 60, 120)], MONDAY.replace(hour=3)) == MONDAY.replace(hour=1) + timedelta(days=7)


@pytest.fixture(scope="module")
def site() -> list[list[Told]]:
    days, prisons = count("duty_days"), count("duty_prisons")
    return year(Random(7), prisons=prisons, days=days, reports=0.5)


@pytest.mark.heavy
def test_nobody_tells_reports_from_planned_checks(site: list[list[Told]]) -> None:
    """Half of the prisons are learned from, with the truth; the others are guessed."""
    known, asked = halves(site)
    found = by_counting(known, asked), by_weighing(known, asked, Random(1))
    print(f"{sum(r for _, r in asked)} reports among {len(asked)} tasks; guessed right: {found}")
    assert max(found) <= WORST + noise(asked)


@pytest.mark.heavy
def test_who_guesses_is_no_fool(site: list[list[Told]]) -> None:
    """With what a careless portal would do (reports get a shorter time), the same guessing finds most of them."""
    careless = [
        [Told(each.errand, each.report) if not each.report else hurried(each) for each in prison] for prison in site
    ]
    assert min(by_counting(*halves(careless)), by_weighing(*halves(careless), Random(1))) > 0.8


def hurried(told: Told) -> Told:
    errand = told.errand
    return Told(errand.__class__(errand.told, errand.told + 15, errand.spot, errand.id, errand.asked), told.report)


def halves(site: list[list[Told]]) -> tuple[list, list]:  # type: ignore[type-arg]
    seen = [list(zip(signs(prison), (each.report for each in prison), strict=True)) for prison in site]
    known, asked = ([each for prison in seen[half::2] for each in prison] for half in (0, 1))
    return known, asked


def noise(asked: list) -> float:  # type: ignore[type-arg]
    """What chance alone makes of so few reports: two standard deviations, in small runs only."""
    return 0.0 if count("duty_days") == 365 else 2 * 0.25 / max(sum(report for _, report in asked), 1) ** 0.5
