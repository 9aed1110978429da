"""Watch: an office outside the prison begins to look for signs of punishment, or goes on for as long again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import OutsideOnly
from portal.directory import Directory
from portal.protection.watch import renewed
from portal.vault import Site


def watch(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """Raises OutsideOnly, Interfered. Twice on one day is once."""
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    after = renewed(docket.watch, policy.pack_or_default(docket.pack), today)
    if after == docket.watch:
        return
    record_act(session, site, sight, docket=replace(docket, watch=after), name="watched", who=officer.id, today=today)
