"""Telling those who watch that somebody wanted what is never done unasked."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from portal.cases.paper import leave
from portal.directory import Directory
from portal.protection.segments import NobodyWatches, watching
from portal.vault import Site


def tell_refused_separation(
    session: Session, *, office: str, prison: str, today: date, site: Site, directory: Directory
) -> int:
    """A paper in the tray of each inspectorate: which office, and when; no case and no name. Says how many."""
    try:
        told = watching(directory, prison)
    except NobodyWatches:
        return 0
    said = {"what": "separation_refused", "office": office, "prison": prison, "day": today.isoformat()}
    for each in told:
        leave(session, site, each.ring.id, each.ring.box, said)
    return len(told)
