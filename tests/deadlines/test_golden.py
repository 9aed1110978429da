"""Every vector of the contract, computed apart from the engine."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from portal.deadlines import Calendar, due
from portal.policy import rule_of

LONDON = ZoneInfo("Europe/London")
MARCH = "2009-03-17 2009-04-10 2009-04-13"


def last_day(
    filed: str, rule: str, *, holidays: str = "", weekend: str = "sat sun", zone: str = "Europe/London"
) -> date:
    days = frozenset(map(date.fromisoformat, holidays.split()))
    calendar = Calendar(zone, tuple(weekend.split()), days)
    handed_in = datetime.fromisoformat(filed + "T18:20").replace(tzinfo=ZoneInfo(zone))
    return due(rule_of(rule), handed_in, calendar).day


@pytest.mark.parametrize(
    ("filed", "rule", "holidays", "expected"),
    [
        ("2017-05-18", "10wd", "2017-05-29", "2017-06-02"),
        ("2017-05-18", "20wd", "2017-05-29", "2017-06-16"),
        ("2017-05-18", "30wd", "2017-05-29", "2017-06-30"),
        ("2021-05-01", "3wd", "2021-05-03 2021-05-31", "2021-05-06"),
        ("2021-05-01", "10wd", "2021-05-03 2021-05-31", "2021-05-17"),
        ("2021-05-01", "20wd", "2021-05-03 2021-05-31", "2021-06-01"),
        ("2023-11-27", "3wd", "2023-11-30 2023-12-25 2023-12-26", "2023-12-01"),
        ("2023-11-27", "10wd", "2023-11-30 2023-12-25 2023-12-26", "2023-12-12"),
        ("2023-11-27", "20wd", "2023-11-30 2023-12-25 2023-12-26", "2023-12-28"),
        ("2009-03-13", "20wd", MARCH, "2009-04-15"),
        ("2009-03-14", "20wd", MARCH, "2009-04-15"),
        ("2009-03-15", "20wd", MARCH, "2009-04-15"),
        ("2009-03-16", "20wd", MARCH, "2009-04-16"),
        ("2026-01-31", "1m", "", "2026-02-28"),
        ("2027-11-30", "3m", "", "2028-02-29"),
        ("2028-02-29", "12m", "", "2029-02-28"),
        ("2026-10-05", "10wd", "", "2026-10-19"),
        ("2026-10-05", "5wd", "", "2026-10-12"),
        ("2026-10-05", "2w", "", "2026-10-19"),
        ("2026-10-05", "30d", "", "2026-11-04"),
    ],
)
def test_the_last_day_is_the_one_of_the_contract(filed: str, rule: str, holidays: str, expected: str) -> None:
    assert last_day(filed, rule, holidays=holidays) == date.fromisoformat(expected)


@pytest.mark.parametrize(("weekend", "expected"), [("fri sat", "2026-10-08"), ("fri", "2026-10-07")])
def test_a_prison_has_its_own_weekend(weekend: str, expected: str) -> None:
    assert last_day("2026-10-01", "5wd", weekend=weekend, zone="Asia/Amman") == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("rule", "expected"), [("4h", "2026-10-25T01:30:00+00:00"), ("48h", "2026-10-26T21:30:00+00:00")]
)
def test_hours_run_through_the_night_the_clocks_go_back(rule: str, expected: str) -> None:
    filed = datetime(2026, 10, 24, 22, 30, tzinfo=LONDON)
    found = due(rule_of(rule), filed, Calendar("Europe/London"))
    assert isinstance(found.due, datetime)
    assert found.due.isoformat() == expected
    assert found.late_from == found.due


def test_the_steps_are_those_of_the_contract() -> None:
    found = due(rule_of("5wd"), datetime(2026, 10, 5, 18, 20, tzinfo=LONDON), Calendar("Europe/London"))
    assert found.late_from.isoformat() == "2026-10-13T00:00:00+01:00"
    said = [(step.day.day, step.counts, step.n, step.why) for step in found.steps]
    assert said == [
        (5, False, None, "day_handed_in"),
        (6, True, 1, None),
        (7, True, 2, None),
        (8, True, 3, None),
        (9, True, 4, None),
        (10, False, None, "weekend"),
        (11, False, None, "weekend"),
        (12, True, 5, None),
    ]
