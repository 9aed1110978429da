"""Open name: an officer who may know a sealed name says what for, before it is shown. The person reads it."""

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
from portal.casework.refusals import NoName, NoPurpose
from portal.directory import Directory
from portal.protection.names import PURPOSES
from portal.vault import Keys, Site


def open_name(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, purpose: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NoPurpose, NoName (none was given, or not to this officer), Interfered."""
    if purpose not in PURPOSES:
        raise NoPurpose
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    if not opened.identity:
        raise NoName
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, opened=True), last=opened.envelopes[-1], kind="unsealing",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"purpose": purpose, "office": officer.office}, today=day_there(sight.docket, now),
    )  # fmt: skip
