"""Telling those who watch what somebody must know outside at once, and not whose letter it is."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy.orm import Session

from portal.cases.docket import Docket
from portal.cases.paper import leave
from portal.cases.shelter import out_of_it
from portal.directory import Directory
from portal.protection.lists import NobodyWatches, watching
from portal.vault import Keys, Site


def tell_refused_separation(
    session: Session, case: bytes, docket: Docket, *, office: str, today: date, site: Site, directory: Directory
) -> int:
    """A paper for each officer of each inspectorate: which office, and when; no case and no name. Says how many.

    Each in a tray of their own and not the office's: whoever was taken off the case finds nothing of it.
    """
    said = {"what": "separation_refused", "office": office, "prison": docket.prison, "day": today.isoformat()}
    return _tell(session, case, docket, said, today=today, site=site, directory=directory)


def tell_nobody_came(
    session: Session, case: bytes, docket: Docket, *, today: date, site: Site, directory: Directory
) -> int:
    """The same of somebody in danger: a post of that prison says that it looked, and they say that nobody came."""
    said = {"what": "nobody_came", "prison": docket.prison, "day": today.isoformat()}
    return _tell(session, case, docket, said, today=today, site=site, directory=directory)


def _tell(
    session: Session, case: bytes, docket: Docket, said: dict[str, str], *, today: date, site: Site,
    directory: Directory,
) -> int:  # fmt: skip
    try:
        told = watching(directory, docket.prison)
    except NobodyWatches:
        return 0
    members = [member for each in told for member in directory.members(each.id, today)]
    kept = [(each.id, each.box) for each in members if not out_of_it(site, case, docket, each, directory, today)]
    nobody = [(secrets.token_bytes(16), Keys.new().public) for _ in members[len(kept) :]]
    for name, box in (*kept, *nobody):  # as many rows whoever was taken off
        leave(session, site, name, box, said)
    return len(kept)
