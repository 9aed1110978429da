"""Conclude: what the office found and did about a record of force, a copy, or the steps a doctor asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.acts import WrongKind
from portal.cases.docket import Docket
from portal.cases.incident import Incident
from portal.cases.sight import CaseInSight
from portal.casework.hold import held
from portal.casework.record_kinds import TO_CONCLUDE
from portal.casework.recording import done, enter
from portal.casework.refusals import NothingSaid, Settled, StillOpen
from portal.directory import Directory
from portal.vault import Site


def conclude(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, StillOpen, WrongKind, Settled, Interfered."""
    if not text.strip():
        raise NothingSaid
    sight = held(session, site, sight)
    docket, incident = sight.docket, sight.docket.incident
    if incident is None:
        raise WrongKind("concluded")
    require_concludable(docket, incident)
    return enter(
        session, sight, officer, docket=replace(done(docket, incident, now), promises=()), kind="conclusion",
        body={"text": text}, language=language, site=site, directory=directory, now=now,
    )  # fmt: skip


def require_concludable(docket: Docket, incident: Incident) -> None:
    """Raises Settled for one that is done; StillOpen where something else comes first."""
    if docket.closed is not None or (docket.settled and not docket.promises):
        raise Settled
    if not (incident.copy or incident.kind in TO_CONCLUDE or docket.promises):
        raise StillOpen
