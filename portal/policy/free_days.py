"""Which days are free in a country: the library's list, with a place's own days added and struck."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any

import holidays

from portal.policy.pack import Days
from portal.policy.reading_clocks import listed, table, words
from portal.policy.refused import PackRefused

YEARS = range(2015, 2046)
"""How far the library is asked; further, a calendar is not known (V-14)."""

_SIGNED = frozenset({"name", "office", "date", "second"})


def days_from(given: Mapping[str, Any], above: Days, all_above: frozenset[date]) -> tuple[Days, frozenset[date]]:
    """What a text's `calendar` says of free days, and every free day; what it does not say holds from above.

    Raises PackRefused.
    """
    country, region = (
        words(given.get("country", ""), "calendar.country"),
        words(given.get("region", ""), "calendar.region"),
    )
    public, estimated = (
        _of_country(country, region, _lists(given)) if country else (all_above - above.local, above.estimated)
    )
    if "holidays" in given:
        public = _days(given, "holidays") | (public if country else frozenset())
    local = _days(given, "local_holidays") if "local_holidays" in given else above.local
    struck = _days(given, "not_holidays")
    known = _known_until(given, country, above)
    days = Days(
        country=country or above.country,
        region=region if country else above.region,
        local=local - struck,
        estimated=estimated - struck,
        known_until=known,
        signed={name: str(value) for name, value in table(given.get("signed", {}), "calendar.signed", _SIGNED).items()},
        edition=f"holidays {version('holidays')}" if country else above.edition,
    )
    return days, (public | local) - struck


def day_of(given: Any, path: str) -> date:
    """A day written with or without quotation marks. Raises PackRefused."""
    if type(given) is date:
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise PackRefused(f"{given!r} is not a day such as 2026-12-25", field=path) from None


def _days(given: Mapping[str, Any], name: str) -> frozenset[date]:
    path = f"calendar.{name}"
    found = given.get(name, [])
    if not isinstance(found, list):
        raise PackRefused("not a list of days", field=path)
    return frozenset(day_of(day, path) for day in found)


def _lists(given: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of a country's lists: `government` adds the days its offices are shut."""
    return listed(given.get("lists", ["public"]), "calendar.lists")


def _known_until(given: Mapping[str, Any], country: str, above: Days) -> date | None:
    if "known_until" in given:
        return day_of(given["known_until"], "calendar.known_until")
    if country:
        return date(YEARS[-1], 12, 31)
    if "holidays" in given:
        return max(_days(given, "holidays"), default=None)
    return above.known_until


@cache
def _of_country(country: str, region: str, lists: tuple[str, ...]) -> tuple[frozenset[date], frozenset[date]]:
    try:
        found = holidays.country_holidays(
            country, subdiv=region or None, years=YEARS, categories=lists, language="en_US"
        )
    except (NotImplementedError, ValueError):
        raise PackRefused(f"no calendar is known for {country} {region}".rstrip(), field="calendar.country") from None
    return frozenset(found), frozenset(day for day, name in found.items() if "estimated" in name)
