"""How a date came about, day by day, in words for an officer and for the person alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext, ngettext

from portal import deadlines
from portal.cases.docket import Docket
from portal.casework.dates import clock_of, explained, place_of
from portal.casework.lost_days import with_lost_days
from portal.directory import Directory
from portal.languages import before, before_the_end_of, moment, short_day
from portal.languages.words import N_
from portal.web.shared.locales import locale
from portal.web.shared.portal import database, here, now

WHY_NOT = {
    "day_handed_in": N_("the day it came, not counted"),
    "weekend": N_("weekend, not counted"),
    "holiday": N_("holiday, not counted"),
    "local_holiday": N_("holiday here, not counted"),
    "lockdown": N_("lockdown, not counted"),
    "outage": N_("the portal did not work, not counted"),
    "paused": N_("the clock stood still"),
}


@dataclass(frozen=True)
class HowCome:
    """The steps to the last good day, what else is to be said, and where the number comes from."""

    steps: list[tuple[str, str]]
    """(day, what it counts as)"""
    said: list[str]
    source: str
    confirmed: bool


def how_come(docket: Docket, directory: Directory) -> HowCome:
    """Of the date a case has now; where the rules changed since it was said, that it stays."""
    place = place_of(docket.prison, directory, zone=docket.zone)
    if clock_of(docket).rule.pauses:
        place = with_lost_days(database(), here().site, place, docket, now())
    timed = explained(docket, place)
    rule, found = timed.clock.rule, timed.due
    if found.day != docket.due or timed.late_from != docket.late_from:
        said = [gettext("The rules or the holidays have changed since. The date that was said still counts.")]
        return HowCome([], said, rule.source, rule.confirmed)
    if rule.unit == "hour":
        since = moment((docket.clocks.since or docket.filed).astimezone(found.late_from.tzinfo), locale())
        hours = ngettext(
            "%(num)s hour, day and night, from %(since)s.", "%(num)s hours, day and night, from %(since)s.", rule.n,
            since=since,
        )  # fmt: skip
        return HowCome([], [hours], rule.source, rule.confirmed)
    said = [gettext("The office took more time, and said why.")] if docket.clocks.longer else []
    steps = [(short_day(step.day, locale()), _counts(step)) for step in found.steps]
    return HowCome(steps, said, rule.source, rule.confirmed)


def until(late_from: datetime) -> str:
    """ "before 14:00 on Tuesday 6 October 2026", or "before the end of" the day where that is midnight; in its zone."""
    if (late_from.hour, late_from.minute) == (0, 0):
        return before_the_end_of((late_from - timedelta(days=1)).date(), locale())
    return before(late_from, locale())


def _counts(step: deadlines.Step) -> str:
    if step.counts:
        return gettext("day %(number)s", number=step.n)
    return gettext(WHY_NOT[step.why]) if step.why else ""
