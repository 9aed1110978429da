"""Close: nothing is owed any more. Never without an answer the person could collect, never with an open promise.

Nor while something holds for their safety: nobody could end it any more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Docket
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.end_errands import end_errands
from portal.casework.hold import held
from portal.casework.refusals import AlreadyClosed, MeasureHolds, NotAnswered, NotCollected, ObligationOpen, PromiseOpen
from portal.vault import Site

READING = timedelta(days=28)
"""How long an answer lies in the mailbox before a case may be closed although nobody opened it."""


def close(
    session: Session, sight: CaseInSight, officer: OfficerViewer | None, *, site: Site, now: datetime
) -> int:  # fmt: skip
    """Returns the page's number. `officer` is None for the worker. What the person writes later opens it again.

    Raises NotAnswered, PromiseOpen, ObligationOpen, MeasureHolds, NotCollected, AlreadyClosed, Interfered.
    """
    sight = held(session, site, sight)
    today = day_there(sight.docket, now)
    require_closable(sight.docket, today)
    page = record_act(
        session, site, sight, docket=replace(sight.docket, closed=today, taken=None), name="closed",
        who=officer.id if officer else b"", today=today,
    )  # fmt: skip
    end_errands(session, sight, site=site, now=now)
    return page


def require_closable(docket: Docket, today: date) -> None:
    """Raises the name of what is missing."""
    if docket.closed is not None:
        raise AlreadyClosed
    if docket.answered is None or docket.turn != "person":
        raise NotAnswered
    if docket.promises:
        raise PromiseOpen
    if any(docket.obligations):
        raise ObligationOpen
    if docket.look_again:
        raise MeasureHolds
    if docket.filer != "office" and docket.read < docket.envelopes and today <= docket.answered + READING:
        raise NotCollected(docket.answered + READING)
