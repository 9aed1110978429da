"""Which extensions a pack allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from portal.deadlines.events import Event, in_order
from portal.policy import Extension, never_later


@dataclass(frozen=True)
class Refused:
    """An extension that does not count, and why."""

    event: Event
    why: Literal["no_reason", "too_long", "used_up"]


def lawful(extension: Extension | None, events: Sequence[Event]) -> tuple[list[Event], list[Refused]]:
    """The events without the extensions that the pack does not allow, and those.

    Every extension needs a reason; a pack that says nothing of extensions bounds none.
    """
    kept: list[Event] = []
    refused: list[Refused] = []
    used = 0
    for event in in_order(events):
        why = _why_not(extension, event, used) if event.name == "extended" else None
        if why is None:
            kept.append(event)
            used += event.name == "extended"
        else:
            refused.append(Refused(event, why))
    return kept, refused


def _why_not(
    extension: Extension | None, event: Event, used: int
) -> Literal["no_reason", "too_long", "used_up"] | None:
    if not event.reason.strip():
        return "no_reason"
    if extension is None or extension.rule is None or event.more is None:
        return None
    if not never_later(event.more, extension.rule):
        return "too_long"
    return "used_up" if used >= extension.times and not extension.with_consent else None
