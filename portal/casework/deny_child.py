"""Deny child: somebody tried to see who a child is, without saying what for or without leave. The person reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoChildTold
from portal.directory import Directory
from portal.protection.concerned import boxes_in
from portal.vault import Keys, Site


def deny_child(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, language: str, site: Site, directory: Directory,
    now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Every try of one officer on one day is one page.

    Raises NoChildTold where there is nothing to try for, Interfered.
    """
    sight = held(session, site, sight)
    said, today = read_case(session, directory, sight).envelopes, day_there(sight.docket, now)
    if not boxes_in(said):
        raise NoChildTold
    for each in said:
        if (each.kind, each.author, each.day) == ("denial", officer.id.hex(), today.isoformat()):
            return each.page
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, opened=True), last=said[-1], kind="denial",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body={"office": officer.office},
        today=today,
    )  # fmt: skip
