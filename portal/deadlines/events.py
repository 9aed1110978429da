"""What can happen to a clock between the filing and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal, get_args

from portal.policy import Rule

EventName = Literal[
    "acknowledged", "extended", "paused", "resumed", "answered", "reopened", "lockdown", "outage", "holiday"
]
EVENT_NAMES: tuple[EventName, ...] = get_args(EventName)


@dataclass(frozen=True, kw_only=True)
class Event:
    """`until` is the end of a lockdown or an outage (its own day when absent); `more` how much an extension adds."""

    name: EventName
    at: datetime
    until: datetime | None = None
    more: Rule | None = None
    reason: str = ""


@dataclass(frozen=True)
class Stretch:
    """Time that does not count, from `begin` up to, not with, `end`; in days, from its first day up to its last."""

    begin: datetime
    end: datetime
    why: Literal["lockdown", "outage", "paused"]


def stands_still(event: Event, rule: Rule) -> bool:
    """Lockdowns and outages stop a clock that runs against the person, and others only where the pack says so."""
    return event.name in ("lockdown", "outage") and (rule.against == "person" or event.name in rule.pauses)


def in_order(events: Sequence[Event]) -> list[Event]:
    """By time, in UTC; what happened at the same instant in an order that does not depend on how it was entered.

    Two times of one zone compare by the hands of the clock, which is wrong in the hour that comes twice.
    """
    return sorted(map(_in_utc, events), key=_place)


def pauses(events: Sequence[Event]) -> list[Stretch]:
    """Each `paused` with the `resumed` that ends it; `events` in order of time."""
    return _read(events)[0]


def paused_now(events: Sequence[Event]) -> bool:
    """Whether the last pause has not ended; `events` in order of time."""
    return _read(events)[1] is not None


def _read(events: Sequence[Event]) -> tuple[list[Stretch], datetime | None]:
    """A pause that ends the instant another begins, or the instant it begins itself, changes nothing."""
    found: list[Stretch] = []
    since: datetime | None = None
    for at, same in groupby(events, key=lambda event: event.at):
        match {event.name for event in same} & {"paused", "resumed"}, since:
            case names, None if names == {"paused"}:
                since = at
            case names, datetime() as began if names == {"resumed"}:
                found.append(Stretch(began, at, "paused"))
                since = None
    return found, since


def _in_utc(event: Event) -> Event:
    until = event.until.astimezone(UTC) if event.until else None
    return replace(event, at=event.at.astimezone(UTC), until=until)


def _place(event: Event) -> tuple[object, ...]:
    more = (event.more.unit, event.more.n) if event.more else ("", 0)
    until = event.until.timestamp() if event.until else 0.0
    return (event.at, EVENT_NAMES.index(event.name), until, more, event.reason)
