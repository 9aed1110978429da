"""Check on: the office asks the person today, whatever day is next: after a move, or because of a sign."""

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
from portal.casework.refusals import NotWatched
from portal.directory import Directory
from portal.protection import watch
from portal.protection.third import reached
from portal.vault import Site


def check_on(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """A question that stands is not asked again. Raises NotWatched, also where somebody else wrote; Interfered."""
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if docket.watch is None or not docket.watch.running(today) or not reached(docket):
        raise NotWatched
    if docket.watch.asks(today):
        return
    docket = replace(docket, watch=watch.asked_now(docket.watch, today))
    record_act(session, site, sight, docket=docket, name="checked_on", who=officer.id, today=today)
