"""A paper for the office a case was taken from: it went up, or the person went on from its answer."""

from __future__ import annotations

import secrets

from sqlalchemy.orm import Session

from portal.cases.docket import Docket
from portal.cases.paper import leave
from portal.directory import RingEntry
from portal.vault import Keys, Site


def tell_below(
    session: Session, site: Site, docket: Docket, ring: RingEntry, said: dict[str, str], *, kept: bool = False
) -> None:
    """Of a case under a one-time ring, or one that is kept from somebody there, it is one that nobody can open: the
    tray is read by whoever was left off, too."""
    if docket.apart or kept:
        leave(session, site, secrets.token_bytes(16), Keys.new().public, said)
    else:
        leave(session, site, ring.id, ring.box, said)
