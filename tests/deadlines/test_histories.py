"""What must hold for every history of a clock, drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal import policy
from portal.deadlines import Calendar, Event, due, state_of
from portal.deadlines.calendar import WEEKDAYS
from portal.policy import UNITS, Clock, Pack, Rule, laid_over, never_later
from tests.counts import count

FILED = datetime(2026, 3, 2, 9, tzinfo=UTC)
YEAR = 365 * 24

calendars = st.builds(
    Calendar,
    st.sampled_from(("UTC", "Europe/London", "Asia/Amman", "America/St_Johns")),
    st.lists(st.sampled_from(WEEKDAYS), max_size=3).map(tuple),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 6, 30)), max_size=6),
)
moments = st.integers(0, YEAR).map(lambda hour: FILED + timedelta(hours=hour))
reasons = st.just("a reason")
rules = st.builds(Rule, n=st.integers(1, 25), unit=st.sampled_from(UNITS), rolls=st.booleans())
rules = rules.map(lambda rule: replace(rule, n=min(rule.n, 5)) if rule.unit == "month" else rule)
sides = st.sampled_from(("office", "person"))
extensions = st.builds(Event, name=st.just("extended"), at=moments, more=rules, reason=reasons)
others = st.builds(
    Event,
    name=st.sampled_from(
        ("acknowledged", "paused", "resumed", "answered", "reopened", "lockdown", "outage", "holiday")
    ),
    at=moments,
)
histories = st.lists(extensions | others, max_size=6)
proof = settings(max_examples=count("histories"))


def comparable(one: Rule, other: Rule) -> tuple[Rule, Rule]:
    """The stricter one first: of the two where they can be compared, else the first and the same with more time."""
    for stricter, wider in ((one, other), (other, one)):
        if never_later(stricter, wider):
            return stricter, wider
    return one, replace(one, n=one.n + other.n)


pairs = st.builds(comparable, rules, rules)


@given(rules, sides, calendars, histories, st.randoms())
@proof
def test_the_order_of_entry_never_matters(rule: Rule, side: str, calendar: Calendar, events: list[Event], lots) -> None:
    rule = replace(rule, against=side)
    shuffled = list(events)
    lots.shuffle(shuffled)
    found = due(rule, FILED, calendar, events)
    assert due(rule, FILED, calendar, shuffled) == found
    now = FILED + timedelta(days=30)
    assert state_of(found, shuffled, now) == state_of(found, events, now)


@given(rules, sides, calendars, histories, st.dates(date(2026, 3, 1), date(2027, 6, 30)))
@proof
def test_one_more_holiday_never_makes_a_date_earlier(
    rule: Rule, side: str, calendar: Calendar, events: list[Event], day: date
) -> None:
    rule = replace(rule, against=side)
    before = due(rule, FILED, calendar, events)
    more = replace(calendar, holidays=calendar.holidays | {day})
    assert due(rule, FILED, more, events).late_from.timestamp() >= before.late_from.timestamp()
    by_hand = Event(name="holiday", at=calendar.begin(day) + timedelta(hours=12))
    assert due(rule, FILED, calendar, [*events, by_hand]).late_from.timestamp() >= before.late_from.timestamp()


@given(
    rules.filter(lambda rule: rule.unit != "working_day"),
    st.lists(st.integers(1, 240), min_size=1, max_size=12),
    st.lists(st.integers(0, 90), min_size=12, max_size=12),
)
@proof
def test_many_short_pauses_are_worth_one_long_one(rule: Rule, minutes: list[int], between: list[int]) -> None:
    """As long as all of them lie before the last day."""
    start = datetime(2026, 3, 3, tzinfo=UTC)
    assume(rule.n > 2 or rule.unit in ("week", "month"))
    assume(rule.unit != "hour" or rule.n > 24)
    scale = 1 if rule.unit == "hour" else 4
    calendar, at, events = Calendar("UTC"), start if rule.unit != "hour" else FILED, []
    for length, gap in zip(minutes, between, strict=False):
        pause = timedelta(minutes=length * scale)
        events += [Event(name="paused", at=at), Event(name="resumed", at=at + pause)]
        at += pause + timedelta(minutes=gap)
    whole = timedelta(minutes=sum(minutes) * scale)
    first = events[0].at
    once = [Event(name="paused", at=first), Event(name="resumed", at=first + whole)]
    short, long = due(rule, FILED, calendar, events), due(rule, FILED, calendar, once)
    assume(at < long.late_from - timedelta(days=1) or rule.unit == "hour" and at < long.late_from)
    assert short.due == long.due


@given(rules, calendars, st.lists(st.integers(1, 5000), min_size=2, max_size=9))
@proof
def test_a_pause_cut_into_pieces_is_the_same_pause(rule: Rule, calendar: Calendar, minutes: list[int]) -> None:
    cuts = [FILED + timedelta(minutes=sum(minutes[:end])) for end in range(1, len(minutes) + 1)]
    pieces = [Event(name=name, at=at) for at in cuts[1:-1] for name in ("resumed", "paused")]
    ends = [Event(name="paused", at=cuts[0]), Event(name="resumed", at=cuts[-1])]
    assert due(rule, FILED, calendar, [*pieces, *ends]) == due(rule, FILED, calendar, ends)


@given(pairs, moments, calendars, st.lists(others, max_size=4))
@proof
def test_a_stricter_rule_never_gives_a_later_date(
    pair: tuple[Rule, Rule], filed: datetime, calendar: Calendar, events: list[Event]
) -> None:
    one, other = pair
    assert never_later(one, other)
    still = [event for event in events if event.name in ("holiday", "lockdown", "outage")]
    assert _end(one, filed, calendar, still) <= _end(other, filed, calendar, still)


@given(rules, rules, rules, moments, calendars)
@proof
def test_an_overlay_never_gives_a_later_date(
    base: Rule, over: Rule, second: Rule, filed: datetime, calendar: Calendar
) -> None:
    below, above = _pack("below", answer=base), _pack("above", answer=over, extra=second)
    first = min(_end(clock.rule, filed, calendar) for clock in below.clocks_for("complaint"))
    both = min(_end(clock.rule, filed, calendar) for clock in laid_over(below, above).clocks_for("complaint"))
    assert both <= first
    assert both <= _end(over, filed, calendar)


def test_nightly_pauses_of_a_minute_do_not_stop_a_clock() -> None:
    nights = [datetime(2026, 3, day, 23, 59, 30, tzinfo=UTC) for day in range(2, 20)]
    events = [Event(name="paused", at=at) for at in nights]
    events += [Event(name="resumed", at=at + timedelta(minutes=1)) for at in nights]
    rule = policy.rule_of("10wd")
    assert due(rule, FILED, Calendar("UTC"), events).due == date(2026, 3, 16)


def _end(rule: Rule, filed: datetime, calendar: Calendar, events: Sequence[Event] = ()) -> float:
    """The first late instant; times of one zone would compare by the hands of the clock."""
    return due(rule, filed, calendar, events).late_from.timestamp()


def _pack(name: str, **clocks: Rule) -> Pack:
    made = {each: Clock(id=each, rule=rule, stage="decision") for each, rule in clocks.items()}
    return Pack(id=name, version="1", title=name, hash=name, overlay=True, clocks=made)
