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
from portal.casework.keep_away import keep_away
from portal.directory import Directory
from portal.vault import Site


def open_case(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """The first opening by the office stops it being new; who may not read it is kept away by the key from then on.

    Raises Interfered, and then nothing is entered.
    """
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    today = day_there(sight.docket, now)
    kept = keep_away(session, sight, officer, site=site, directory=directory, now=now)
    again = any(each.name == "opened" and each.who == officer.id and each.day == today for each in kept.trail)
    if again and kept == sight.docket:
        return
    docket = replace(kept, opened=True)
    record_act(session, site, sight, docket=docket, name="opened", who=officer.id, today=today)
