"""What can happen to a clock between the filing and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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


def pauses(events: Sequence[Event]) -> list[Stretch]:
    """Each `paused` with the `resumed` that ends it; `events` in order of time."""
    return _read(events)[0]


def paused_now(events: Sequence[Event]) -> bool:
    """Whether the last pause has not ended; `events` in order of time."""
    return _read(events)[1] is not None


def _read(events: Sequence[Event]) -> tuple[list[Stretch], datetime | None]:
    found: list[Stretch] = []
    since: datetime | None = None
    for event in events:
        if event.name == "paused" and since is None:
            since = event.at
        elif event.name == "resumed" and since is not None:
            found.append(Stretch(since, event.at, "paused"))
            since = None
    return found, since
