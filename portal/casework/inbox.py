"""A director's letters are opened on every weekday (R-01). That somebody came is a page; a weekday without is reported.

Who signs in stands before the list of letters: the first sign-in of a day by a member of the office counts as opening
them, whether there are any or not. Both facts are pages of the site's book, so they cannot be taken back, and without
the site file nobody reads from them whose they are. Days that are free in the prison do not count.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from portal import policy, register
from portal.cases.paper import leave
from portal.casework.dates import calendar_of, place_of
from portal.database import exclusive
from portal.directory import Directory, OfficeEntry
from portal.vault import Site, pack

WATCHED = "director"
TOLD = "central"
LOOK_BACK = 7
"""Days: a worker that stood still for less than a week misses none."""


def open_inbox(session: Session, office: OfficeEntry, *, site: Site, directory: Directory, now: datetime) -> None:
    """Once a day and office; the others of the day enter nothing."""
    if office.kind != WATCHED or office.prison is None:
        return
    day = place_of(office.prison, directory, zone="UTC").today(now)
    _enter_once(session, site, "inbox", office, day)


def report_unopened(sessions: Callable[[], Session], *, site: Site, directory: Directory, now: datetime) -> int:
    """A paper for the central administration for each weekday on which nobody came. Returns how many were left."""
    told = [each for each in directory.offices if each.kind == TOLD and each.open]
    watched = [each for each in directory.offices if each.kind == WATCHED and each.open and told]
    count = 0
    for office in watched:
        with sessions() as session:
            for day in unopened(session, office, site=site, directory=directory, now=now):
                if _enter_once(session, site, "unopened", office, day):
                    said = {"what": "inbox_unopened", "office": office.id, "day": day.isoformat()}
                    for above in told:
                        leave(session, site, above.ring.id, above.ring.box, said)
                    count += 1
            session.commit()
    return count


def unopened(session: Session, office: OfficeEntry, *, site: Site, directory: Directory, now: datetime) -> list[date]:
    """The weekdays gone by on which nobody came, back to the last day that was opened or reported.

    Where no such day is known, only yesterday is looked at: before that nobody watched.
    """
    place = place_of(office.prison or "", directory, zone="UTC")
    calendar = calendar_of(place, policy.pack_or_default(place.pack))
    found: list[date] = []
    for back in range(1, LOOK_BACK + 1):
        day = place.today(now) - timedelta(days=back)
        if any(register.entered(session, _book(site, what, office), day.toordinal()) for what in ("inbox", "unopened")):
            return found
        found += [day] if calendar.free(day) is None else []
    return [day for day in found if day == place.today(now) - timedelta(days=1)]


def _enter_once(session: Session, site: Site, what: str, office: OfficeEntry, day: date) -> bool:
    """Whether it was entered now. Whoever comes in the same second waits, and finds it there."""
    book, act = _book(site, what, office), day.toordinal()
    if register.entered(session, book, act):
        return False
    exclusive(session, "book")
    if register.entered(session, book, act):
        return False
    register.enter(session, site, book, act, pack("act", what, office.id, day.isoformat()))
    return True


def _book(site: Site, what: str, office: OfficeEntry) -> bytes:
    return site.key("site-book", what, office.id)
