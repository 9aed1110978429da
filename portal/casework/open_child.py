"""Open a child's letter: the officer is trained for it, and says what for, before it is shown. The child reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.child import PURPOSES, may_open
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.keep_away import keep_away
from portal.casework.refusals import NoPurpose, NotTrained
from portal.directory import Directory
from portal.vault import Keys, Site


def open_child(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, purpose: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. The same purpose again on the same day is one act.

    Raises NotTrained, NoPurpose, Interfered.
    """
    sight = held(session, site, sight)
    today = day_there(sight.docket, now)
    if not may_open(officer.id, directory, today):
        raise NotTrained
    if purpose not in PURPOSES:
        raise NoPurpose
    said = read_case(session, directory, sight).envelopes
    kept = keep_away(session, sight, officer, site=site, directory=directory, now=now)
    same = ("purpose", officer.id.hex(), today.isoformat(), purpose)
    for each in said if kept == sight.docket else ():
        if (each.kind, each.author, each.day, each.body.get("purpose")) == same:
            return each.page
    return record_envelope(
        session, site, sight, docket=replace(kept, opened=True), last=said[-1], kind="purpose",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"purpose": purpose, "office": officer.office}, today=today,
    )  # fmt: skip
