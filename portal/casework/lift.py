"""Lift: the office ends a measure."""

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
from portal.casework.refusals import NoSuchMeasure
from portal.directory import Directory
from portal.protection.measures import answering, look_again, measures_of
from portal.protection.partings import let_together
from portal.protection.third import unseen
from portal.vault import Keys, Site


def lift(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act of the measure. Raises NoSuchMeasure, Interfered."""
    sight = held(session, site, sight)
    said = read_case(session, directory, sight).envelopes
    if not any(each.act == of and each.state != "ended" for each in measures_of(said)):
        raise NoSuchMeasure
    let_together(session, sight.keys.seed, of)
    docket = replace(sight.docket, look_again=look_again(said, but=of), answering=answering(said, but=of))
    return record_envelope(
        session, site, sight, docket=unseen(docket), last=said[-1], kind="lifting", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"of": of, "office": officer.office},
        today=day_there(sight.docket, now),
    )  # fmt: skip
