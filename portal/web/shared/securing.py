"""Letters that ask a prison to keep films and lists, in words that all sides read."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext

from portal.languages import short_day
from portal.languages.words import N_
from portal.web.shared.locales import locale

HOW = {
    "kept": N_("Everything is kept"),
    "partly": N_("A part is kept"),
    "gone": N_("It is gone"),
}


def span_words(unit: str, first: date, last: date) -> str:
    """Which wing and which days."""
    days = {"first": short_day(first, locale()), "last": short_day(last, locale())}
    if unit:
        return gettext("Wing %(unit)s, all of it, from %(first)s to %(last)s", unit=unit, **days)
    return gettext("The whole prison, from %(first)s to %(last)s", **days)


def securing_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about one says of itself; nothing for any other."""
    if kind != "securing":
        return ""
    span = span_words(body["unit"], date.fromisoformat(body["first"]), date.fromisoformat(body["last"]))
    return gettext("Films, radio and lists must be kept. %(span)s. The letter names nobody.", span=span)
