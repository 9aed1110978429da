"""An officer leaves: signed out, slots deleted, and a new key for the office owed by those who stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.directory import Directory, OfficerEntry
from portal.officers.officer import LOCK, Officer, tidy_login
from portal.officers.proposal import Ending, endings, names, propose, withdraw
from portal.officers.refusals import NoSuchOfficer
from portal.officers.slot import drop_slots
from portal.vault import Site


def end_officer(session: Session, site: Site, *, directory: Directory, login: str, now: datetime) -> Ending:
    """From now on this officer opens nothing. Sessions are dropped by the caller, under `owner_tag`.

    Raises NoSuchOfficer. What the leaver copied before stays readable to him: docs/threat-model.md.
    """
    exclusive(session, LOCK)
    entry = _in_office(directory, tidy_login(login))
    for name in names(session, site):
        if name.login == entry.login:
            withdraw(session, name.id)
    drop_slots(session, site, entry.id)
    row = session.get(Officer, entry.id)
    if row is not None:
        session.delete(row)
    yesterday = now.date() - timedelta(days=1)  # nobody is told today that he will read it
    ending = Ending(officer=entry.id, office=entry.office, until=yesterday, identity=entry.identity)
    if all(each.officer != entry.id for each in endings(session, site)):
        propose(session, site, ending)
    session.flush()
    return ending


def owner_tag(site: Site, officer_id: bytes) -> bytes:
    """Under which all sessions of an officer are found."""
    return site.tag("owner", officer_id)


def _in_office(directory: Directory, login: str) -> OfficerEntry:
    found = [each for each in directory.officers if each.login == login and each.until is None]
    if not found:
        raise NoSuchOfficer(login)
    return found[-1]
