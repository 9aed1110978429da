"""Take: an officer says that this letter is his to answer, so that two colleagues do not write the same answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import Settled, TakenBy
from portal.vault import Site


def take(
    session: Session,
    sight: CaseInSight,
    officer: OfficerViewer,
    *,
    site: Site,
    now: datetime,
    over: bytes | None = None,
) -> None:
    """Raises Settled, TakenBy, Interfered. Who has it already takes nothing.

    `over`: the colleague it is knowingly taken from. Where somebody else has it by now, that is said first.
    """
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.settled:
        raise Settled
    if docket.taken is not None:
        by, since = docket.taken
        if by == officer.id:
            return
        if by != over:
            raise TakenBy(by, since)
    taken = replace(docket, taken=(officer.id, now))
    record_act(session, site, sight, docket=taken, name="taken", who=officer.id, today=day_there(docket, now))
