"""Acknowledge: the office says that it has the letter and is looking at it. A page of the book, and no words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import Settled
from portal.vault import Site


def acknowledge(session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, now: datetime) -> bool:
    """Whether it was entered now: an office says it once. Raises Settled, Interfered."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if docket.settled:
        raise Settled
    if docket.acknowledged:
        return False
    docket = replace(docket, acknowledged=True)
    record_act(session, site, sight, docket=docket, name="acknowledged", who=officer.id, today=today)
    return True
