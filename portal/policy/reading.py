"""From a pack's text to a pack. The schema is closed: a field nobody knows is refused, not ignored."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from portal.policy.pack import Clock, Pack, TimeBar
from portal.policy.rule import STATUSES, Rule

SCHEMA: dict[str, frozenset[str]] = {
    "meta": frozenset({"id", "title", "version", "extends", "draft", "sources"}),
    "calendar": frozenset({"zone", "weekend", "holidays"}),
    "filing": frozenset({"time_bar"}),
    "clocks": frozenset(),
    "lapse": frozenset({"climbs"}),
    "retaliation": frozenset({"watch_days", "check_days"}),
    "departures": frozenset(),
    "text": frozenset(),
}
"""Sections and their fields; an empty set means names of one's own. `text` is shown to readers, never executed."""

_LIMIT = frozenset({"n", "unit", "against", "source", "status", "pauses", "rolls"})
_CLOCK = _LIMIT | {"stage", "lapse", "kinds", "urgency"}
_BAR = _LIMIT | {"exempt"}


class PackRefused(ValueError):
    """A text that is not a pack; says which field is wrong."""


def pack_from(text: str, parent: Pack | None = None) -> Pack:
    """The pack of a text over what it extends. Raises PackRefused."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise PackRefused(f"not TOML: {wrong}") from None
    _require_known(given)
    try:
        return _pack(given, parent, text)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise PackRefused(f"{type(wrong).__name__}: {wrong}") from None


def extends(text: str) -> str:
    """The id of the pack that a text builds on; empty for none, and for what is no pack."""
    try:
        return str(tomllib.loads(text).get("meta", {}).get("extends", ""))
    except (tomllib.TOMLDecodeError, AttributeError):
        return ""


def _pack(given: dict[str, Any], parent: Pack | None, text: str) -> Pack:
    meta, calendar = given["meta"], given.get("calendar", {})
    watch, filing = given.get("retaliation", {}), given.get("filing", {})
    above = parent or Pack(id="", version="", title="", hash="")
    own = {name: _clock(name, fields) for name, fields in given.get("clocks", {}).items()}
    return Pack(
        id=str(meta["id"]),
        version=str(meta["version"]),
        title=str(meta["title"]),
        hash=sha256((above.hash + text).encode()).hexdigest(),
        draft=bool(meta.get("draft", False)) or above.draft,
        extends=str(meta.get("extends", "")),
        sources=tuple(meta.get("sources", ())),
        zone=str(calendar.get("zone", above.zone)),
        weekend=tuple(calendar.get("weekend", above.weekend)),
        holidays=frozenset(_day(day) for day in calendar.get("holidays", above.holidays)),
        clocks={**above.clocks, **own},
        climbs=tuple(given.get("lapse", {}).get("climbs", above.climbs)),
        watch_days=int(watch.get("watch_days", above.watch_days)),
        check_days=tuple(watch.get("check_days", above.check_days)),
        time_bar=_time_bar(filing["time_bar"]) if "time_bar" in filing else above.time_bar,
        departures=dict(given.get("departures", {})),
    )


def _clock(name: str, fields: Mapping[str, Any]) -> Clock:
    return Clock(
        id=name,
        rule=_rule(fields),
        stage=str(fields.get("stage", name)),
        lapse=_one_of(fields.get("lapse", "escalate"), ("escalate", "alert")),
        kinds=tuple(fields.get("kinds", ())),
        urgency=tuple(fields.get("urgency", ())),
    )


def _rule(fields: Mapping[str, Any]) -> Rule:
    return Rule(
        n=int(fields["n"]),
        unit=fields["unit"],
        against="person" if _one_of(fields.get("against", "office"), ("office", "person")) == "person" else "office",
        source=str(fields.get("source", "")),
        status=_one_of(fields.get("status", "unverified"), STATUSES),
        pauses=tuple(fields.get("pauses", ())),
        rolls=bool(fields.get("rolls", False)),
    )


def _time_bar(fields: Mapping[str, Any]) -> TimeBar:
    return TimeBar(rule=_rule(fields), exempt=tuple(fields.get("exempt", ())))


def _one_of(value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
    return str(value)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _require_known(given: Mapping[str, Any]) -> None:
    for section, fields in given.items():
        if section not in SCHEMA or not isinstance(fields, dict):
            raise PackRefused(f"unknown section: {section}")
        if SCHEMA[section] and (unknown := set(fields) - SCHEMA[section]):
            raise PackRefused(f"unknown field: {section}.{min(unknown)}")
    limits = [(f"clocks.{name}", fields, _CLOCK) for name, fields in given.get("clocks", {}).items()]
    if "time_bar" in given.get("filing", {}):
        limits.append(("filing.time_bar", given["filing"]["time_bar"], _BAR))
    for name, fields, known in limits:
        if not isinstance(fields, dict):
            raise PackRefused(f"not a table: {name}")
        if unknown := set(fields) - known:
            raise PackRefused(f"unknown field: {name}.{min(unknown)}")
