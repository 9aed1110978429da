from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.deadlines import Calendar, Event, NoEnd, due, iso_week, months_later, state_of
from portal.deadlines.calendar import WEEKDAYS
from portal.policy import UNITS, Rule, rule_of
from tests.counts import count

LONDON = ZoneInfo("Europe/London")
CALENDAR = Calendar("Europe/London")
FILED = datetime(2026, 10, 5, 9, tzinfo=LONDON)
"""A Monday."""

ZONES = ("UTC", "Europe/London", "Asia/Amman", "Africa/Cairo", "Pacific/Apia", "America/St_Johns")
calendars = st.builds(
    Calendar,
    st.sampled_from(ZONES),
    st.lists(st.sampled_from(WEEKDAYS), max_size=3).map(tuple),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=9),
)
moments = st.integers(0, 12_000).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
rules = st.builds(Rule, n=st.integers(1, 60), unit=st.sampled_from(UNITS))


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=LONDON)


def day_of(rule: str, *events: Event, against: str = "office") -> date:
    asked = rule_of(rule, against="person" if against == "person" else "office")
    return due(asked, FILED, CALENDAR, events).day


@given(rules, moments, calendars)
@settings(max_examples=count("examples") * 8)
def test_a_clock_never_runs_out_before_it_starts_and_late_follows_due(
    rule: Rule, filed: datetime, calendar: Calendar
) -> None:
    found = due(rule, filed, calendar)
    assert found.starts == calendar.day_of(filed)
    assert found.late_from > filed
    assert found.late(found.late_from)
    in_time = found.late_from.astimezone(UTC) - timedelta(microseconds=1)
    assert not found.late(in_time)
    if not isinstance(found.due, datetime):
        assert calendar.day_of(found.late_from) == found.due + timedelta(days=1)
        assert calendar.day_of(in_time) == found.due


@given(rules, moments, calendars)
@settings(max_examples=count("examples") * 8)
def test_the_steps_account_for_every_day(rule: Rule, filed: datetime, calendar: Calendar) -> None:
    found = due(rule, filed, calendar)
    days = [step.day for step in found.steps]
    assert days == [found.starts + timedelta(days=number) for number in range(len(days))]
    assert days[-1] == found.day
    numbers = [step.n for step in found.steps if step.counts]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(step.why for step in found.steps if not step.counts)
    if rule.unit == "working_day":
        assert numbers[-1] == rule.n
        assert calendar.free(found.day) is None


@given(st.integers(1, 40), moments, moments, calendars)
@settings(max_examples=count("examples") * 4)
def test_who_files_later_is_never_due_earlier(n: int, first: datetime, second: datetime, calendar: Calendar) -> None:
    rule = Rule(n=n, unit="working_day")
    earlier, later = sorted((first, second))
    assert due(rule, earlier, calendar).day <= due(rule, later, calendar).day


@given(rules, moments, calendars, moments)
@settings(max_examples=count("examples") * 4)
def test_a_lockdown_takes_no_day_from_a_person(
    rule: Rule, filed: datetime, calendar: Calendar, lockdown: datetime
) -> None:
    event = Event(name="lockdown", at=lockdown, until=lockdown + timedelta(days=3))
    theirs = Rule(n=rule.n, unit=rule.unit, against="person")
    assert due(theirs, filed, calendar, [event]).late_from >= due(theirs, filed, calendar).late_from
    assert due(rule, filed, calendar, [event]) == due(rule, filed, calendar)


def test_a_lockdown_stops_a_clock_against_the_person_only() -> None:
    lockdown = Event(name="lockdown", at=at(7), until=at(8))
    assert day_of("5wd", lockdown) == date(2026, 10, 12)
    assert day_of("5wd", lockdown, against="person") == date(2026, 10, 14)
    outage = Event(name="outage", at=at(7, 3))
    assert day_of("10d", outage, against="person") == date(2026, 10, 16)
    assert day_of("10d", outage) == date(2026, 10, 15)


def test_a_pack_may_let_an_outage_stop_an_office() -> None:
    rule = Rule(n=5, unit="working_day", pauses=("outage",))
    assert due(rule, FILED, CALENDAR, [Event(name="outage", at=at(7))]).day == date(2026, 10, 13)


def test_hours_lost_to_an_outage_are_given_back_once() -> None:
    rule = rule_of("48h", against="person")
    twice = [Event(name="outage", at=at(6)), Event(name="lockdown", at=at(6)), Event(name="outage", at=at(20))]
    assert due(rule, FILED, CALENDAR, twice).due == at(8)
    assert [step.why for step in due(rule, FILED, CALENDAR, twice).steps] == [None, "lockdown", None, None]


def test_a_local_holiday_is_named_as_one() -> None:
    found = due(rule_of("5wd"), FILED, CALENDAR, [Event(name="holiday", at=at(6))])
    assert found.day == date(2026, 10, 13)
    assert found.steps[1].why == "local_holiday"
    fixed = Calendar("Europe/London", local_holidays=frozenset({date(2026, 10, 6)}))
    assert due(rule_of("5wd"), FILED, fixed).steps[1].why == "local_holiday"


def test_a_pause_does_not_count_and_one_of_an_hour_costs_nothing() -> None:
    pause, go_on = Event(name="paused", at=at(7)), Event(name="resumed", at=at(9))
    assert day_of("5wd", pause, go_on) == date(2026, 10, 14)
    assert day_of("5wd", pause, Event(name="resumed", at=at(7, 10))) == date(2026, 10, 12)
    found = due(rule_of("50h"), FILED, CALENDAR, [go_on, pause])
    assert found.due == at(9, 11)


def test_an_extension_in_time_keeps_the_old_date_in_the_history() -> None:
    longer = Event(name="extended", at=at(8), more=rule_of("5wd"))
    found = due(rule_of("5wd"), FILED, CALENDAR, [longer])
    assert found.promised == (date(2026, 10, 12), date(2026, 10, 19))
    assert found.day == date(2026, 10, 19)
    assert [step.n for step in found.steps if step.counts] == list(range(1, 11))
    hours = due(rule_of("5wd"), FILED, CALENDAR, [Event(name="extended", at=at(8), more=rule_of("3h"))])
    assert hours.due == datetime(2026, 10, 13, 3, tzinfo=LONDON)


def test_an_extension_after_the_last_day_changes_nothing() -> None:
    longer = Event(name="extended", at=at(13, 0), more=rule_of("5wd"))
    assert due(rule_of("5wd"), FILED, CALENDAR, [longer]) == due(rule_of("5wd"), FILED, CALENDAR)


def test_a_reopened_case_gets_a_whole_new_term() -> None:
    found = due(rule_of("5wd"), FILED, CALENDAR, [Event(name="reopened", at=at(20))])
    assert found.promised == (date(2026, 10, 12), date(2026, 10, 27))
    assert found.starts == date(2026, 10, 20)


def test_a_last_day_moves_forward_only_where_the_law_says_so() -> None:
    assert day_of("12d") == date(2026, 10, 17)
    assert due(Rule(n=12, unit="calendar_day", rolls=True), FILED, CALENDAR).day == date(2026, 10, 19)


def test_a_day_whose_midnight_does_not_exist_still_begins() -> None:
    """In Cairo the clocks go forward at midnight on Friday 24 April 2026."""
    cairo = Calendar("Africa/Cairo", ("fri", "sat"))
    found = due(rule_of("1d"), datetime(2026, 4, 22, 12, tzinfo=UTC), cairo)
    assert found.day == date(2026, 4, 23)
    assert found.late_from.isoformat() == "2026-04-24T01:00:00+03:00"


@pytest.mark.parametrize(
    ("events", "now", "state"),
    [
        ([], at(12, 23), "running"),
        ([], at(13, 0), "lapsed"),
        ([Event(name="answered", at=at(12, 23))], at(20), "met"),
        ([Event(name="answered", at=at(13, 0))], at(20), "lapsed"),
        ([Event(name="answered", at=at(12))], at(11), "running"),
        ([Event(name="paused", at=at(7))], at(8), "stopped"),
        ([Event(name="acknowledged", at=at(7))], at(8), "running"),
        ([Event(name="answered", at=at(7)), Event(name="reopened", at=at(8))], at(9), "running"),
    ],
)
def test_a_clock_is_running_met_lapsed_or_stopped(events: list[Event], now: datetime, state: str) -> None:
    clock = due(rule_of("5wd"), FILED, CALENDAR, events)
    assert state_of(clock, events, now) == state


def test_a_clock_on_which_no_day_counts_any_more_is_refused() -> None:
    for_ever = Event(name="lockdown", at=at(6), until=datetime(2200, 1, 1, tzinfo=LONDON))
    with pytest.raises(NoEnd):
        day_of("5d", for_ever, against="person")


def test_a_week_without_a_working_day_is_no_calendar() -> None:
    with pytest.raises(ValueError):
        Calendar("UTC", WEEKDAYS)
    with pytest.raises(ValueError):
        Calendar("UTC", ("sabbath",))


@pytest.mark.parametrize("text", ["", "wd", "0d", "10", "10x", "-1d", "1.5h", "99999d", "١٠wd"])
def test_a_rule_nobody_can_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        rule_of(text)


def test_a_week_is_a_number() -> None:
    assert iso_week(date(2026, 10, 5)) == 202641
    assert iso_week(date(2027, 1, 1)) == 202653


def test_months_have_ends() -> None:
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2026, 11, 30), 1) == date(2026, 12, 30)
    assert months_later(date(2026, 10, 31), 14) == date(2027, 12, 31)
