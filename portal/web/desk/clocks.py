"""The clocks of a case: what runs, ran, was promised, and what happens when it runs out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext

from portal import policy
from portal.cases.clocks import Running
from portal.cases.docket import Docket
from portal.casework.dates import clock_named, running_clocks
from portal.languages import before_the_end_of, listed, moment
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import locale, now
from portal.web.shared.how_come import HowCome, until
from portal.web.shared.how_come import how_come as how_come_of

NAMES = {
    "danger": N_("First look, for danger"),
    "imminent": N_("First look, for danger"),
    "life": N_("First look, for danger"),
    "triage": N_("First look, for a report"),
    "screen": N_("First look"),
    "acknowledge": N_("Tell them we have it"),
    "interim": N_("Help for now, because of a disability"),
    "discussion": N_("Talk with them"),
    "prea_first": N_("First answer"),
}
"""Clocks beside that of the answer; a pack may have others."""
OTHER = N_("Another time limit")

Line = tuple[str, str]


def clocks_of(docket: Docket, seat: Seat, *, entered: str = "") -> list[Line]:
    """(name, words) of every clock. `entered`: the day it was typed up (ISO), where that is another than it came."""
    lines = [(gettext("Handed in"), moment(docket.filed, locale()))]
    if entered:
        lines.append((gettext("Entered in the book"), words.day(date.fromisoformat(entered))))
    lines += [(gettext("Was promised"), before_the_end_of(day, locale())) for day in docket.promised]
    lines += [_beside(docket, each) for each in running_clocks(docket)]
    lines.append((gettext("Answer"), _sure(docket, docket.clocks.answer, until(_here(docket, docket.late_from)))))
    return [*lines, *_after(docket, seat)]


def how_come(docket: Docket, seat: Seat) -> HowCome:
    """The steps to the due day."""
    return how_come_of(docket, seat.directory)


def _after(docket: Docket, seat: Seat) -> Iterator[Line]:
    """What came of it, or what will if nobody answers."""
    if docket.answered is not None:
        yield gettext("Answered"), words.day(docket.answered)
    elif docket.waiting:
        above = words.office_name(docket.waiting[0].office, seat.directory)
        yield gettext("If late"), gettext("Goes to %(office)s by itself", office=above)
    if docket.went:
        before = [words.office_name(office, seat.directory) for office in docket.went]
        yield gettext("Was with"), listed(before, locale())


def _beside(docket: Docket, clock: Running) -> Line:
    when = until(_here(docket, clock.late_from))
    if clock.met:
        when = gettext("%(when)s: done", when=when)
    elif clock.late(now()) and docket.answered is None:
        when = gettext("%(when)s: late", when=when)
    return gettext(NAMES.get(clock.id.rpartition(".")[2], OTHER)), _sure(docket, clock.id, when)


def _sure(docket: Docket, clock: str, when: str) -> str:
    """With a word of warning where nobody has confirmed the number."""
    found = clock_named(policy.pack_or_default(docket.pack), clock)
    if found is not None and found.rule.confirmed:
        return when
    return gettext("%(when)s (time limit not confirmed)", when=when)


def _here(docket: Docket, instant: datetime) -> datetime:
    return instant.astimezone(ZoneInfo(docket.zone))
