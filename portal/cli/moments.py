"""Days, times and events as they are typed on a command line."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portal.cli import WrongUsage
from portal.deadlines import EVENT_NAMES, Event
from portal.policy import Rule


def zone_from(text: str) -> ZoneInfo:
    """Raises WrongUsage."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongUsage(f"{text!r} is not a time zone") from None


def day_from(text: str) -> date:
    """Raises WrongUsage."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"{text!r} is not a day such as 2026-10-05") from None


def moment_from(text: str, zone: ZoneInfo) -> datetime:
    """A time, or a day for its first instant; without an offset it is meant in `zone`. Raises WrongUsage."""
    try:
        if len(text) == len("2026-10-05"):
            return datetime.combine(date.fromisoformat(text), time(), zone)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"{text!r} is not a day or a time such as 2026-10-05T18:20") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def event_from(text: str, zone: ZoneInfo) -> Event:
    """`NAME@TIME` or `NAME@TIME={…}`. Raises WrongUsage."""
    head, _, detail = text.partition("=")
    name, _, when = head.partition("@")
    known = next((each for each in EVENT_NAMES if each == name), None)
    if known is None or not when:
        raise WrongUsage(f"{text!r} is not NAME@TIME with one of {', '.join(EVENT_NAMES)}")
    given = _object(detail) if detail else {}
    until = moment_from(str(given["until"]), zone) if "until" in given else None
    more = _rule(given) if "n" in given else None
    if known == "extended" and more is None:
        raise WrongUsage('an extension says by how much: extended@TIME={"n":5,"unit":"working_day"}')
    if known == "extended" and not str(given.get("reason", "")).strip():
        raise WrongUsage('an extension says why: extended@TIME={"n":5,"unit":"working_day","reason":"…"}')
    return Event(name=known, at=moment_from(when, zone), until=until, more=more, reason=str(given.get("reason", "")))


def _object(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise WrongUsage(f"{text!r} is not a JSON object")
    return given


def _rule(given: dict[str, Any]) -> Rule:
    try:
        return Rule(n=int(given["n"]), unit=given["unit"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise WrongUsage(f"not a length of time: {wrong}") from None
