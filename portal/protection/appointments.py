"""Appointments on a prison's own list: who, when and where, and never with whom or why. All of them read alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from portal.cases.paper import leave, papers
from portal.directory import Directory, OfficeEntry
from portal.officers.ring import RingKey
from portal.vault import Site

FURTHEST = timedelta(days=60)
LONGEST = 60
"""Characters of a name or a place."""
LISTED = ("director", "health")
"""Kinds of office of a prison that have the list, and may put their own appointments on it."""


@dataclass(frozen=True, order=True)
class Appointment:
    """`at`: ISO, to the minute, as the clock in the prison shows it."""

    at: str
    who: str
    where: str

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])


def lawful(appointment: Appointment, now: datetime) -> bool:
    """Somebody, somewhere, at a time that comes within two months. `now` in the prison's zone."""
    return bool(appointment.who) and to_come(appointment, now)


def to_come(appointment: Appointment, now: datetime) -> bool:
    """The same of whoever nobody calls."""
    try:
        at = datetime.fromisoformat(appointment.at).replace(tzinfo=now.tzinfo)
    except ValueError:
        return False
    return bool(appointment.where) and now < at <= now + FURTHEST


def put_on_list(session: Session, site: Site, prison: str, appointment: Appointment, *, directory: Directory) -> bool:
    """One paper for each office of the prison that has the list. Whoever puts it there, it is the same paper.

    Whether there was anybody to tell.
    """
    told = [each for each in directory.offices if _has_list(each, prison)]
    said = {"what": "appointment", "at": appointment.at, "who": appointment.who, "where": appointment.where}
    for office in told:
        leave(session, site, office.ring.id, office.ring.box, said)
    return bool(told)


def list_of(session: Session, site: Site, rings: Iterable[RingKey], today: date) -> list[Appointment]:
    """From today on, the next first."""
    general = [ring for ring in rings if ring.case is None and not ring.identity]
    found = {
        Appointment(each["at"], each["who"], each["where"])
        for ring in general
        for each in papers(session, site, ring.id, ring.keys)
        if each.get("what") == "appointment"
    }
    return sorted(each for each in found if each.day >= today)


def written(at: str, who: str, where: str) -> Appointment:
    """As it was typed."""
    return Appointment(at, " ".join(who.split())[:LONGEST], " ".join(where.split())[:LONGEST])


def _has_list(office: OfficeEntry, prison: str) -> bool:
    return office.prison == prison and office.kind in LISTED and office.open
