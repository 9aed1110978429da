"""Signs: a planted reprisal is found, few are asked for nothing, and everything is held against its own months."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from portal.protection.feed import PRISONERS, STAFF, Line
from portal.protection.population import Population
from portal.protection.signs import asks, at_least, months_of, signs_in, signs_of
from portal.protection.transfers import of_prison
from tests.counts import count

TODAY = date(2026, 10, 5)
START = TODAY - timedelta(days=270)
QUIET = {"discipline": 0.015, "move": 0.015, "transfer": 0.008, "job": 0.012}
"""Events a person and month in a prison where little happens."""
BUSY = {"discipline": 0.14, "move": 0.10, "transfer": 0.03, "job": 0.05}
UNITS = [f"{wing}{landing}" for wing in "ABC" for landing in range(1, 6)]
EACH = 40


@dataclass
class Prison:
    """A made-up population, its chances the same for everybody (`uneven=False`) or most for a few."""

    rates: dict[str, float]
    seed: int = 7
    uneven: bool = False

    def people(self) -> Iterator[tuple[str, str, float]]:
        chance = random.Random(self.seed)
        for unit in UNITS:
            for place in range(EACH):
                yield f"N{unit}{place:02}", unit, chance.gammavariate(0.5, 2) if self.uneven else 1.0

    def lines(self) -> list[Line]:
        chance = random.Random(self.seed + 1)
        found = []
        for number, unit, share in self.people():
            found.append(Line("move", "NGT", START, number, unit, ""))
            for kind, rate in self.rates.items():
                days = [START + timedelta(days=day) for day in range(270) if chance.random() < rate * share / 30]
                found += [Line(kind, "NGT", day, number, unit, "something") for day in days]
        if self.uneven:
            shaken = START + timedelta(days=200)
            found += [
                Line("move", "NGT", shaken, n, u, "painting the landing") for n, u, _ in self.people() if u == "B2"
            ]
        return found

    def letters(self, how_many: int) -> list[tuple[str, date]]:
        """Random people who wrote on random days, with a whole month of what came after."""
        chance = random.Random(self.seed + 2)
        numbers = [number for number, *_ in self.people()]
        return [(chance.choice(numbers), TODAY - timedelta(days=chance.randint(30, 85))) for _ in range(how_many)]


def asked(population: Population, number: str, since: date) -> bool:
    return bool(asks(signs_of(population, number, since, kinds=PRISONERS, today=TODAY)))


@pytest.mark.parametrize("seed", range(3))
def test_a_planted_reprisal_within_fourteen_days_is_found(seed: int) -> None:
    prison = Prison(QUIET, seed=seed)
    lines, chance = prison.lines(), random.Random(seed)
    clean = Population(lines, "NGT")
    missed = []
    for number, since in prison.letters(count("reprisals")):
        if any(clean.happened(number, kind, since - timedelta(days=180), since) for kind in PRISONERS):
            continue  # whoever it happens to often is held against that: another test
        kind, after = chance.choice(PRISONERS), chance.randint(0, 14)
        unit = clean.unit_of(number, since)
        assert unit is not None
        planted = Line(kind, "NGT", since + timedelta(days=after), number, unit[1], "planted")
        found = asks(signs_of(Population([*lines, planted], "NGT"), number, since, kinds=PRISONERS, today=TODAY))
        if not any(sign.kind == kind for sign in found):
            missed.append((number, kind, after))
    assert missed == []


@pytest.mark.parametrize(
    ("rates", "uneven"), [(QUIET, False), (BUSY, False), (BUSY, True)], ids=["quiet", "busy", "uneven"]
)
def test_of_a_thousand_months_in_which_nothing_is_wrong_at_most_fifty_ask_for_nothing(
    rates: dict[str, float], uneven: bool
) -> None:
    for seed in range(count("null_populations")):
        prison = Prison(rates, seed=seed, uneven=uneven)
        population = Population(prison.lines(), "NGT")
        alarms = sum(asked(population, number, since) for number, since in prison.letters(1000))
        assert alarms <= 50, (seed, alarms)


def test_a_reprisal_in_the_third_month_is_found_and_each_month_is_judged_by_itself() -> None:
    since, until = TODAY - timedelta(days=80), TODAY + timedelta(days=17)
    assert months_of([(since, since), (since, until)], TODAY) == [
        (since, since), (since, since + timedelta(days=31)), (since, since + timedelta(days=62))
    ]  # fmt: skip
    assert months_of([(since, until)], since) == [(since, since)]
    others = [Line("job", "NGT", START, f"N{n:04}", "A2", "") for n in range(40)]
    late = Line("job", "NGT", since + timedelta(days=70), "N0007", "A2", "Lost work: kitchen")
    population = Population([*others, late], "NGT")
    asking = [month for _, month in months_of([(since, until)], TODAY) if asked(population, "N0007", month)]
    assert asking == [since + timedelta(days=62)]


def test_two_prisons_may_give_one_number_and_a_transfer_carries_a_person_over() -> None:
    def there(prison: str, day: int, kind: str = "move", detail: str = "") -> Line:
        return Line(kind, prison, START + timedelta(days=day), "N7", "A2", detail)

    def days(lines: list[Line], prison: str) -> list[tuple[str, int]]:
        return [(each.prison, (each.day - START).days) for each in of_prison(lines, prison)]

    twice = [there("NGT", 0), there("EWT", 3), there("NGT", 7), there("EWT", 40, "discipline", "cell taken")]
    assert days(twice, "NGT") == [("NGT", 0), ("NGT", 7)], "another N7 is punished elsewhere"
    assert Population(twice, "NGT").happened("N7", "discipline", START, TODAY) == []
    moved = [there("NGT", 0), there("NGT", 9, "transfer", "to Eastwater"), there("EWT", 12), there("EWT", 60)]
    assert days(moved, "NGT") == days(moved, "EWT") == [("NGT", 0), ("NGT", 9), ("EWT", 12), ("EWT", 60)]
    back = [*moved, there("EWT", 61, "transfer", "back"), there("NGT", 62)]
    assert len(days(back, "NGT")) == len(back)
    assert (
        days([*moved, there("NGT", 30)], "NGT")[-1] == ("NGT", 30) and len(days([*moved, there("NGT", 30)], "NGT")) == 3
    )


def test_it_says_why() -> None:
    others = [Line("job", "NGT", START, f"N{n:04}", "A2", "") for n in range(40)]
    after = TODAY - timedelta(days=20)
    lines = [
        *others,
        Line("job", "NGT", after + timedelta(days=11), "N0007", "A2", "Lost work: kitchen"),
        Line("job", "NGT", after + timedelta(days=3), "N0011", "A2", "Lost work: laundry"),
    ]
    (sign,) = signs_of(Population(lines, "NGT"), "N0007", after, kinds=PRISONERS, today=TODAY)
    assert (sign.kind, sign.after, sign.others, sign.people, sign.own) == ("job", 11, 1, 39, 0)
    assert sign.ask and sign.detail == "Lost work: kitchen"
    assert asks([sign], [sign.key]) == []


def test_what_happened_to_the_whole_landing_is_no_sign() -> None:
    since, lines = TODAY - timedelta(days=20), []
    for n in range(40):
        lines += [Line("move", "NGT", START, f"N{n}", "A2", ""), Line("move", "NGT", since, f"N{n}", "A2", "painting")]
    (sign,) = signs_of(Population(lines, "NGT"), "N7", since, kinds=PRISONERS, today=TODAY)
    assert not sign.ask and (sign.others, sign.people) == (39, 39)


def test_whoever_it_happens_to_often_is_held_against_their_own_months() -> None:
    since = TODAY - timedelta(days=20)
    usual = [Line("discipline", "NGT", since - timedelta(days=20 * n), "N7", "A2", "report") for n in range(1, 9)]
    others = [Line("discipline", "NGT", START, f"N{n}", "A2", "") for n in range(40)]
    ninth = Line("discipline", "NGT", since + timedelta(days=9), "N7", "A2", "report")
    population = Population([*usual, *others, ninth], "NGT")
    (sign,) = signs_of(population, "N7", since, kinds=PRISONERS, today=TODAY)
    assert sign.own == 8 and not sign.ask


def test_one_event_is_found_where_no_feed_tells_of_anybody_else() -> None:
    since = TODAY - timedelta(days=15)
    line = Line("discipline", "NGT", since + timedelta(days=14), "N7", "A2", "report")
    (sign,) = signs_of(Population([line], "NGT"), "N7", since, kinds=PRISONERS, today=TODAY)
    assert sign.ask and sign.people == 0


def test_before_the_letter_and_after_the_month_nothing_counts() -> None:
    since = TODAY - timedelta(days=60)
    lines = [Line("job", "NGT", since + timedelta(days=day), "N7", "A2", "x") for day in (-1, 31, 40)]
    assert signs_of(Population(lines, "NGT"), "N7", since, kinds=PRISONERS, today=TODAY) == []


def test_staff_have_kinds_of_their_own() -> None:
    since = TODAY - timedelta(days=20)
    lines = [Line("roster", "NGT", since + timedelta(days=9), "S2210", "A2", "nights only")]
    assert signs_of(Population(lines, "NGT"), "S2210", since, kinds=PRISONERS, today=TODAY) == []
    assert signs_of(Population(lines, "NGT"), "S2210", since, kinds=STAFF, today=TODAY)[0].ask


def test_without_a_name_the_whole_unit_is_looked_at() -> None:
    prison = Prison(QUIET)
    since, lines = TODAY - timedelta(days=20), prison.lines()
    calm = [
        sign
        for sign in signs_in(Population(lines, "NGT"), ("NGT", "A2"), since, kinds=PRISONERS, today=TODAY)
        if sign.ask
    ]
    searched = [Line("discipline", "NGT", since + timedelta(days=2), f"NA2{n:02}", "A2", "report") for n in range(8)]
    found = signs_in(Population([*lines, *searched], "NGT"), ("NGT", "A2"), since, kinds=PRISONERS, today=TODAY)
    assert calm == []
    assert found[0].kind == "discipline" and found[0].ask and found[0].whole_unit


def test_the_chance_is_poissons() -> None:
    assert at_least(1, 0.0) == 0.0
    assert at_least(1, 1.0) == pytest.approx(0.6321, abs=1e-4)
    assert at_least(2, 1.0) == pytest.approx(0.2642, abs=1e-4)
