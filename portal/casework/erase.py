"""Erase: the keeping time is over. What was sealed goes; its pages in the book and its tally stay. The worker's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import register
from portal.cases import docket_box, errand
from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.keeping import ERASED, over
from portal.casework.day import day_there
from portal.database import exclusive
from portal.vault import Site


def erase(session: Session, case: bytes, *, site: Site, now: datetime) -> bool:
    """Whether it was erased now: every envelope, grant and the row, in one transaction with two pages of the book.

    Once and once only, with any number of workers. Raises Refused for a docket that is not genuine.
    """
    exclusive(session, case)
    row = session.get(Case, case, populate_existing=True)
    if row is None:
        return False
    docket = docket_box.opened(site, case, row.docket)
    if not over(docket, day_there(docket, now)):
        return False
    register.enter(session, site, docket.book, docket.acts, ERASED)
    register.enter_erasure(session, site, case)
    for table in (Grant, Envelope):
        session.execute(delete(table).where(table.case_id == case))
    errand.forget(session, site, case, docket.acts)
    session.delete(row)
    session.flush()
    return True
