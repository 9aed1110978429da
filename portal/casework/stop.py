"""Stop: the days to take it back are over, and the worker closes what the person asked to stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.cases import errand
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.queue import COOLING
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.vault import Keys, Site


def stop(session: Session, row: Case, docket: Docket, *, site: Site, worker: Keys, now: datetime) -> bool:
    """Whether it was closed now. What was promised falls with it; what holds for their safety is
    ended first. Raises Interfered."""
    sight = held(session, site, CaseInSight(row, worker, docket))
    docket, today = sight.docket, day_there(sight.docket, now)
    if docket.stop is None or docket.look_again or docket.closed is not None or today <= docket.stop + COOLING:
        return False
    after = replace(docket, closed=today, promises=(), taken=None)
    record_act(session, site, sight, docket=after, name="stopped", who=b"", today=today)
    for act, _ in errand.out(session, site, sight.id, docket.acts):
        errand.take_up(session, site, sight.id, act)  # without a page: stopped for show has none either
    return True
