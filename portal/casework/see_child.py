"""See child: an officer opens what was told apart of a child, and says what for. The person reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, child_key, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.describe_child import told_in
from portal.casework.hold import held
from portal.casework.refusals import NoChildTold, NoPurpose
from portal.directory import Directory
from portal.protection.concerned import PURPOSES, may_have
from portal.vault import Keys, Site


def see_child(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, purpose: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> list[dict[str, str]]:  # fmt: skip
    """What was told of each child. Each look says a purpose: the same one again on the same day is one page.

    Raises NoPurpose, NoChildTold, Interfered.
    """
    if purpose not in PURPOSES:
        raise NoPurpose
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    seed = key_for(session, sight, officer, opened, site=site, directory=directory)
    told = told_in(opened, seed, sight) if seed is not None else []
    if not told:
        raise NoChildTold
    today = day_there(sight.docket, now)
    same = ("disclosure", officer.id.hex(), today.isoformat(), purpose)
    if all((each.kind, each.author, each.day, each.body.get("purpose")) != same for each in opened.envelopes):
        record_envelope(
            session, site, sight, docket=replace(sight.docket, opened=True), last=opened.envelopes[-1],
            kind="disclosure", author=officer.id.hex(), keys=Keys(officer.seed), language=language,
            body={"purpose": purpose, "office": officer.office}, today=today,
        )  # fmt: skip
    return told


def key_for(
    session: Session, sight: CaseInSight, officer: OfficerViewer, opened: Opened, *, site: Site, directory: Directory
) -> bytes | None:
    """The key, where the office may have it and this officer holds a ring it was given to."""
    if not may_have(opened.envelopes, directory.office(sight.docket.office)):
        return None
    return child_key.held_by(session, site, sight, officer.rings)
