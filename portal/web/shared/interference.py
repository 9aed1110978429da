"""Entering that a file was interfered with, in a transaction of its own: the request's own is rolled back."""

from __future__ import annotations

from portal.casework.report_interference import report_interference
from portal.database import writing
from portal.web.shared.portal import database, here


def enter_interference(case: bytes) -> None:
    """`case` is the id of the file found changed; empty when not even that is known."""
    database().rollback()
    if not case:
        return
    with writing(here().engine) as session:
        report_interference(session, case, site=here().site)
        session.commit()
