"""When something is due: a pure function of rule, calendar and events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Literal

from portal.deadlines.calendar import Calendar
from portal.deadlines.counting import NONE, NoEnd, Reason, Step, Why, last_day, last_hour, rolled, share_of
from portal.deadlines.events import Event, Stretch, in_order, paused_now, pauses, stands_still
from portal.policy import Rule

State = Literal["running", "met", "lapsed", "stopped"]


@dataclass(frozen=True, kw_only=True)
class Due:
    """`due` is the last good day, or for a rule in hours the last good instant, in the calendar's zone.

    `promised` holds every date that was ever said, oldest first; `starts` the day that is day zero.
    """

    due: date | datetime
    late_from: datetime
    starts: date
    steps: tuple[Step, ...]
    promised: tuple[date | datetime, ...]
    lost: Fraction = NONE
    """What pauses took that is not a whole day yet; an extension goes on from it."""

    @property
    def day(self) -> date:
        """The last good day here, also for a rule in hours."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    def late(self, now: datetime) -> bool:
        return now.astimezone(UTC) >= self.late_from.astimezone(UTC)


def due(rule: Rule, filed: datetime, calendar: Calendar, events: Sequence[Event] = ()) -> Due:
    """When a clock that starts with `filed` (aware) runs out.

    The day of filing is day zero. A reopening starts anew, an extension made in time continues from the date
    said before. While a pause is open, the date is the one it would be if the clock went on at once.
    """
    filed, happened = filed.astimezone(UTC), in_order(events)
    said = _counted(rule, filed, calendar, happened)
    promised = [said.due]
    for event in happened:
        if event.name == "reopened" and event.at >= filed:
            said = _counted(rule, event.at, calendar, happened)
        elif event.name == "extended" and event.more and filed <= event.at < said.late_from.astimezone(UTC):
            said = _extended(said, event.more, rule, calendar, happened)
        else:
            continue
        promised.append(said.due)
    return replace(said, promised=tuple(promised))


def state_of(clock: Due, events: Sequence[Event], now: datetime) -> State:
    """What has become of a clock: met by an answer in time, stopped by a pause, lapsed, or still running."""
    known = [event for event in in_order(events) if event.at <= now.astimezone(UTC)]
    answered = None
    for event in known:
        if event.name in ("answered", "reopened"):
            answered = event.at if event.name == "answered" else None
    if answered is not None:
        return "met" if answered < clock.late_from.astimezone(UTC) else "lapsed"
    if clock.late(now):
        return "lapsed"
    return "stopped" if paused_now(known) else "running"


def _counted(rule: Rule, since: datetime, calendar: Calendar, events: Sequence[Event], *, lost: Fraction = NONE) -> Due:
    still, paused = _standing_still(rule, calendar, events), pauses(events)
    if rule.unit == "hour":
        end, steps = last_hour(rule, since, calendar, [*still, *paused])
        return Due(due=end, late_from=end, starts=calendar.day_of(since), steps=tuple(steps), promised=())
    zero = calendar.day_of(since)
    why_not = _why_not(rule, calendar, still, events)
    day, steps, lost = last_day(rule, zero, why_not, share_of(paused, calendar), lost)
    if rule.rolls:
        day = rolled(day, calendar)
    late_from = calendar.begin(day + timedelta(days=1))
    return Due(due=day, late_from=late_from, starts=zero, steps=tuple(steps), promised=(), lost=lost)


def _extended(said: Due, more: Rule, rule: Rule, calendar: Calendar, events: Sequence[Event]) -> Due:
    """The old last day is day zero of what is added."""
    more = replace(more, against=rule.against, pauses=rule.pauses, rolls=rule.rolls)
    since = said.late_from if isinstance(said.due, datetime) or more.unit == "hour" else calendar.begin(said.due)
    longer = _counted(more, since, calendar, events, lost=said.lost)
    counted = sum(step.counts for step in said.steps)
    tail = [replace(step, n=step.n + counted) if step.n else step for step in longer.steps[1:]]
    return replace(longer, starts=said.starts, steps=(*said.steps, *tail))


def _standing_still(rule: Rule, calendar: Calendar, events: Sequence[Event]) -> list[Stretch]:
    """Lockdowns and outages as whole days here."""
    return [
        Stretch(
            calendar.begin(calendar.day_of(event.at)),
            calendar.begin(calendar.day_of(event.until or event.at) + timedelta(days=1)),
            "lockdown" if event.name == "lockdown" else "outage",
        )
        for event in events
        if stands_still(event, rule)
    ]


def _why_not(rule: Rule, calendar: Calendar, still: Sequence[Stretch], events: Sequence[Event]) -> Reason:
    local = {calendar.day_of(event.at) for event in events if event.name == "holiday"}
    spans = [(calendar.day_of(each.begin), calendar.day_of(each.end), each.why) for each in still]

    def why_not(day: date) -> Why | None:
        if rule.unit == "working_day":
            if free := calendar.free(day):
                return free
            if day in local:
                return "local_holiday"
        return next((why for first, end, why in spans if first <= day < end), None)

    return why_not


__all__ = ["Due", "NoEnd", "State", "due", "state_of"]
