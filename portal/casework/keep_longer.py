"""Keep longer: the person asks that a letter is not erased yet. Its time begins anew today, as often as they ask."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.cases.keeping import kept_until
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import StillNeeded
from portal.vault import Site


def keep_longer(session: Session, sight: CaseInSight, *, site: Site, now: datetime) -> None:
    """Twice on one day is once. Raises StillNeeded where no day to erase it stands, Interfered."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if kept_until(docket) is None:
        raise StillNeeded
    if docket.trail and (docket.trail[-1].name, docket.trail[-1].day) == ("kept", today):
        return
    record_act(session, site, sight, docket=docket, name="kept", who=b"", today=today)
