"""Days and hours in words. The sentence around them is always a whole sentence of the catalogue."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_time

from portal.languages.catalogues import catalogue
from portal.languages.locales import LOCALES, SOURCE, Locale
from portal.languages.words import N_

BEFORE_THE_END_OF = N_("before the end of %(day)s")
BEFORE_HOUR = N_("before %(hour)s on %(day)s")
MOMENT = N_("%(day)s, %(hour)s")


def day(of: date, locale: str) -> str:
    """ "Monday 12 October 2026", in the words of the locale. A datetime is taken in its own zone."""
    return format_date(_plain(of), _locale(locale).day_and_year, locale=_locale(locale).dates)


def short_day(of: date, locale: str) -> str:
    """ "Monday 12 October": for a day that can only be this year."""
    return format_date(_plain(of), _locale(locale).day, locale=_locale(locale).dates)


def hour(of: datetime, locale: str) -> str:
    """ "14:30", in the datetime's own zone."""
    return format_time(of, "HH:mm", locale=_locale(locale).dates)


def moment(of: datetime, locale: str) -> str:
    """ "Monday 12 October 2026, 14:30", in the datetime's own zone."""
    return catalogue(locale).gettext(MOMENT) % {"day": day(of, locale), "hour": hour(of, locale)}


def before_the_end_of(of: date, locale: str) -> str:
    """ "before the end of Monday 12 October 2026"."""
    return catalogue(locale).gettext(BEFORE_THE_END_OF) % {"day": day(of, locale)}


def before(of: datetime, locale: str) -> str:
    """ "before 14:30 on Monday 12 October 2026", in the datetime's own zone."""
    return catalogue(locale).gettext(BEFORE_HOUR) % {"day": day(of, locale), "hour": hour(of, locale)}


def _locale(code: str) -> Locale:
    return LOCALES.get(code, LOCALES[SOURCE])


def _plain(of: date) -> date:
    return of.date() if isinstance(of, datetime) else of
