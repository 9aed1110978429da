"""Who came into this prison and is still to be told what one may ask: the director's task, with the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.casework.dates import place_of
from portal.directory import Directory
from portal.languages import before, moment
from portal.protection.tellings import Owed, owed, whose
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now


@dataclass(frozen=True)
class Waiting:
    number: str
    says: str
    """Number and unit."""
    until: str
    late: bool


def still_owed(prison: str, directory: Directory) -> list[Owed]:
    """Everybody of this prison who is to be told; whose time is over first, first. Times are the prison's."""
    there = place_of(prison, directory, zone=here().settings.zone)
    return owed(database(), here().site, prison, there.zone_info)


def waiting(seat: Seat) -> list[Waiting]:
    """Those whose number this officer can open."""
    found = still_owed(seat.office.prison or "", seat.directory)
    known = [(each, who) for each in found if (who := whose(each, seat.officer.rings))]
    return [_line(each, *who) for each, who in sorted(known, key=lambda line: (line[0].by, line[1]))]


def late_in(prison: str, directory: Directory) -> list[Owed]:
    """Those whose 24 hours are over: a task."""
    return [each for each in still_owed(prison, directory) if each.late(now())]


def untold_here(seat: Seat) -> int:
    """How many of them there are, for the office whose task it is."""
    return (
        len(late_in(seat.office.prison, seat.directory)) if seat.office.kind == "director" and seat.office.prison else 0
    )


def _line(each: Owed, number: str, unit: str) -> Waiting:
    late = each.late(now())
    until = gettext("Late since %(time)s", time=moment(each.by, locale())) if late else before(each.by, locale())
    return Waiting(number, " · ".join(filter(None, (number, unit))), until, late)
