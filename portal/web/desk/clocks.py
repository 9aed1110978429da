"""The clocks of a case, and how its date came about, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flask_babel import gettext

from portal import deadlines, policy
from portal.cases.docket import Docket
from portal.casework.dates import place_of
from portal.languages import before_the_end_of, listed, moment
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import locale

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
    """The steps from the day it came to the last good day, and where the number of days comes from."""

    steps: list[tuple[str, str]]
    """(day, what it counts as)"""
    source: str
    confirmed: bool


def clocks_of(docket: Docket, seat: Seat) -> list[tuple[str, str]]:
    """(name, words) of what runs, ran, and happens if it runs out."""
    lines = [(gettext("Handed in"), moment(docket.filed, locale()))]
    lines += [(gettext("Was promised"), before_the_end_of(day, locale())) for day in docket.promised]
    lines.append((gettext("Answer"), before_the_end_of(docket.due, locale())))
    if docket.answered is not None:
        lines.append((gettext("Answered"), words.day(docket.answered)))
    elif docket.waiting:
        above = words.office_name(docket.waiting[0].office, seat.directory)
        lines.append((gettext("If late"), gettext("Goes to %(office)s by itself", office=above)))
    if docket.went:
        before = [words.office_name(office, seat.directory) for office in docket.went]
        lines.append((gettext("Was with"), listed(before, locale())))
    return lines


def how_come(docket: Docket, seat: Seat) -> HowCome | None:
    """The steps to the due day; None when today's rules would give another day than the one that was promised."""
    place = place_of(docket.prison, seat.directory, zone=docket.zone)
    pack = policy.pack_or_default(docket.pack)
    rule = pack.rule("answer")
    clock = deadlines.due(rule, _since(docket), deadlines.Calendar(place.zone, place.weekend, pack.holidays))
    if clock.day != docket.due:
        return None
    steps = [(words.day(step.day), _counts(step)) for step in clock.steps]
    return HowCome(steps, rule.source, rule.confirmed)


def _since(docket: Docket) -> datetime:
    """When it came to the office that has it: handed in, or came up."""
    climbed: list[date] = [trace.day for trace in docket.trail if trace.name == "escalated"]
    return datetime.combine(climbed[-1], time(), ZoneInfo(docket.zone)) if climbed else docket.filed


def _counts(step: deadlines.Step) -> str:
    if step.counts:
        return gettext("day %(number)s", number=step.n)
    return gettext(WHY_NOT[step.why]) if step.why else ""
