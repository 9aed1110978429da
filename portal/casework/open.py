"""Open: an officer opens a case of his office. Once a day and officer it is an act with a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.directory import Directory
from portal.vault import Site


def open_case(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """The first opening by the office stops it being new. Raises Interfered, and then nothing is entered."""
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    today = day_there(sight.docket, now)
    if any(each.name == "opened" and each.who == officer.id and each.day == today for each in sight.docket.trail):
        return
    docket = replace(sight.docket, opened=True)
    record_act(session, site, sight, docket=docket, name="opened", who=officer.id, today=today)
