"""Holding a case while something is done to it, with its docket as it stands now."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.sight import CaseInSight, Interfered
from portal.database import exclusive
from portal.vault import Refused, Site


def held(session: Session, site: Site, sight: CaseInSight) -> CaseInSight:
    """The same case, nobody else writing to it until this transaction ends. Raises Interfered."""
    exclusive(session, sight.id)
    row = session.get(Case, sight.id, populate_existing=True)
    try:
        if row is None:
            raise Refused
        return replace(sight, row=row, docket=docket_box.opened(site, row.id, row.docket))
    except Refused:
        raise Interfered from None
