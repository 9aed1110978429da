"""What the acts on a record share: is it one of this kind and still open, and how its envelope is entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.acts import WrongKind
from portal.cases.docket import Docket
from portal.cases.incident import Incident
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import Settled
from portal.directory import Directory
from portal.vault import Keys, Site


def open_record(
    session: Session, sight: CaseInSight, *, site: Site, act: str, kinds: tuple[str, ...]
) -> tuple[CaseInSight, Incident]:
    """The record, held. Raises WrongKind for any other, Settled for one that is done, Interfered."""
    sight = held(session, site, sight)
    incident = sight.docket.incident
    if incident is None or incident.copy or incident.kind not in kinds:
        raise WrongKind(act)
    if sight.docket.settled:
        raise Settled
    return sight, incident


def enter(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, docket: Docket, kind: str, body: dict[str, Any],
    language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Nobody has to read it before the record can be closed."""
    opened = read_case(session, directory, sight)
    docket = replace(docket, opened=docket.opened or docket.office == officer.office, read=docket.envelopes + 1)
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind=kind, author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={**body, "office": officer.office},
        today=day_there(sight.docket, now),
    )  # fmt: skip


def done(docket: Docket, incident: Incident, now: datetime) -> Docket:
    """Nothing is owed any more."""
    return replace(docket, answered=day_there(docket, now), turn="person", incident=replace(incident, again=None))
