"""Join: a letter is put beside others of the office about the same thing. They are answered once, one reply each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.acts import require_fit
from portal.cases.issue import issues, put_under
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, Settled
from portal.vault import Site


def join(
    session: Session,
    sight: CaseInSight,
    officer: OfficerViewer,
    *,
    issue: bytes,
    title: str,
    site: Site,
    now: datetime,
) -> bool:
    """Whether it was entered now: it may be joined already. Raises Settled, NothingSaid, WrongKind, Interfered."""
    if not title.strip():
        raise NothingSaid
    sight = held(session, site, sight)
    require_fit("joined", record=sight.docket.incident is not None)
    if sight.docket.settled:
        raise Settled
    ring = next(each for each in officer.rings if each.id == sight.docket.ring and not each.identity)
    known = issues(session, site, [ring]).get(issue)
    if known is not None and sight.id in known.cases:
        return False
    put_under(session, site, ring, issue=issue, case=sight.id, title=title)
    today = day_there(sight.docket, now)
    record_act(session, site, sight, docket=sight.docket, name="joined", who=officer.id, today=today)
    return True
