"""From a pack's text to a pack. The schema is closed: a field nobody knows is refused, not ignored."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portal.policy.free_days import days_from
from portal.policy.pack import Clock, Departure, Pack
from portal.policy.reading_clocks import (
    clock_from,
    flag,
    keeping_from,
    listed,
    one_of,
    table,
    time_bar_from,
    whole,
    words,
)
from portal.policy.reading_facts import facts_from
from portal.policy.refused import PackRefused
from portal.policy.rule import STATUSES
from portal.policy.schema import CLOCKS_WITHIN, DEPARTURE, FACTS, FREE, TYPED

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHOLE = ("meta", "calendar", "lapse", "retention")
"""Sections in which TYPED names every field."""
NOTHING = Pack(id="", version="", title="", hash="")

_SECTIONS = frozenset({*TYPED, *FREE, *(name.split(".")[0] for name in FACTS)})


def pack_from(text: str, parent: Pack | None = None) -> Pack:
    """The pack of a text over what it extends. Raises PackRefused."""
    given = _tables(text)
    for section in given:
        table(given[section], section, TYPED[section] if section in WHOLE else None)
    if missing := {"id", "title", "version"} - set(given.get("meta", {})):
        raise PackRefused("missing", field=f"meta.{min(missing)}")
    return _pack(given, parent or NOTHING, text)


def meta_of(text: str) -> tuple[str, tuple[str, ...]]:
    """The id of the pack that a text builds on, and those it lays over itself; none for what is no pack."""
    try:
        meta = tomllib.loads(text).get("meta", {})
        return str(meta.get("extends", "")), tuple(map(str, meta.get("overlays", ())))
    except (tomllib.TOMLDecodeError, AttributeError, TypeError):
        return "", ()


def _tables(text: str) -> Mapping[str, Any]:
    try:
        return table(tomllib.loads(text), "", _SECTIONS)
    except tomllib.TOMLDecodeError as wrong:
        raise PackRefused(f"not TOML: {wrong}") from None


def _pack(given: Mapping[str, Any], above: Pack, text: str) -> Pack:
    meta, calendar = given["meta"], given.get("calendar", {})
    watch, filing = given.get("retaliation", {}), given.get("filing", {})
    days, free = days_from(calendar, above.days, above.holidays)
    return Pack(
        id=words(meta["id"], "meta.id"),
        version=words(meta["version"], "meta.version"),
        title=words(meta["title"], "meta.title"),
        hash=sha256((above.hash + text).encode()).hexdigest(),
        draft=flag(meta.get("draft", False), "meta.draft") or above.draft,
        production=flag(meta.get("production", False), "meta.production"),
        overlay=flag(meta.get("overlay", False), "meta.overlay"),
        extends=words(meta.get("extends", ""), "meta.extends"),
        overlays=listed(meta.get("overlays", []), "meta.overlays"),
        sources=listed(meta.get("sources", []), "meta.sources"),
        zone=_zone(calendar.get("zone", above.zone)),
        weekend=_weekend(calendar.get("weekend", list(above.weekend))),
        holidays=free,
        days=days,
        clocks={**above.clocks, **_clocks(given)},
        later=_later(given, above),
        climbs=listed(given.get("lapse", {}).get("climbs", list(above.climbs)), "lapse.climbs"),
        watch_days=whole(watch.get("watch_days", above.watch_days), "retaliation.watch_days"),
        check_days=_whole_numbers(watch.get("check_days", list(above.check_days)), "retaliation.check_days"),
        time_bar=time_bar_from(filing["time_bar"]) if "time_bar" in filing else above.time_bar,
        keeping={**above.keeping, **keeping_from(given.get("retention", {}))},
        facts={**_kept(given, above), **facts_from(given)},
        status={**above.status, **_statuses(given.get("status", {}))},
        text={**above.text, **{name: words(says, f"text.{name}") for name, says in given.get("text", {}).items()}},
        departures={name: _departure(name, says) for name, says in given.get("departures", {}).items()},
    )


def _clocks(given: Mapping[str, Any]) -> dict[str, Clock]:
    return {
        name: clock_from(name, fields, path=f"clocks.{name}", stage="")
        for name, fields in given.get("clocks", {}).items()
    }


def _later(given: Mapping[str, Any], above: Pack) -> dict[str, Clock]:
    """A pack with stages of its own has another procedure: those of its parent end."""
    found = {name: clock for name, clock in above.later.items() if not _replaced(name, given)}
    for section, clocks in CLOCKS_WITHIN.items():
        top = section.split(".")[0]
        for name, fields in given.get(top, {}).items():
            for clock in [each for each in clocks if each in table(fields, f"{top}.{name}")]:
                found[f"{top}.{name}.{clock}"] = _within(top, name, clock, fields[clock])
    for name, fields in given.get("events", {}).items():
        path = f"events.{name}"
        found[path] = clock_from(path, fields, path=path, stage="events", starts="known", lapse="alert")
    return found


def _within(section: str, name: str, clock: str, fields: Any) -> Clock:
    path = f"{section}.{name}.{clock}"
    if clock in ("file_within", "if_no_reply_after"):
        against, starts = ("person", "answered") if clock == "file_within" else ("office", "filed")
        return clock_from(path, fields, path=path, stage=name, starts=starts, against=against, lapse="alert")
    return clock_from(path, fields, path=path, stage=name)


def _replaced(path: str, given: Mapping[str, Any]) -> bool:
    return path.startswith("stages.") and "stages" in given and not given["meta"].get("overlay")


def _kept(given: Mapping[str, Any], above: Pack) -> dict[str, Any]:
    return {path: value for path, value in above.facts.items() if not _replaced(path, given)}


def _whole_numbers(given: Any, path: str) -> tuple[int, ...]:
    if not isinstance(given, list):
        raise PackRefused("not a list of numbers", field=path)
    return tuple(whole(each, path) for each in given)


def _zone(given: Any) -> str:
    try:
        return ZoneInfo(words(given, "calendar.zone")).key if given else ""
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise PackRefused(f"{given!r} is not a time zone", field="calendar.zone") from wrong


def _weekend(given: Any) -> tuple[str, ...]:
    free = listed(given, "calendar.weekend")
    if not set(free) <= set(WEEKDAYS) or len(set(free)) == len(WEEKDAYS):
        raise PackRefused(f"{given!r} is not a weekend", field="calendar.weekend")
    return free


def _statuses(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: one_of(status, STATUSES, f"status.{name}") for name, status in given.items()}


def _departure(name: str, says: Any) -> Departure:
    """The law alone, or the law with who signed it."""
    if isinstance(says, str):
        return Departure(law=says)
    fields = table(says, f"departures.{name}", DEPARTURE)
    return Departure(law="") if not fields else Departure(**{"law": "", **{key: str(fields[key]) for key in fields}})
