"""Second: another officer of the office confirms what one alone may not order."""

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
from portal.casework.refusals import NoSuchMeasure, OwnSecond, SeparationNotAskedFor
from portal.directory import Directory, same_person
from portal.protection.measures import look_again, measures_of, wish_for
from portal.protection.third import unseen
from portal.vault import Keys, Site


def second(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act of the measure. Raises NoSuchMeasure, OwnSecond, SeparationNotAskedFor,
    Interfered."""
    sight = held(session, site, sight)
    said = read_case(session, directory, sight).envelopes
    wanted = next((each for each in measures_of(said) if each.act == of and each.state == "waiting"), None)
    today = day_there(sight.docket, now)
    if wanted is None or today > wanted.review:
        raise NoSuchMeasure
    if same_person(directory, bytes.fromhex(wanted.ordered_by), officer.id):
        raise OwnSecond
    if wish_for(wanted.what, said) is None:
        raise SeparationNotAskedFor
    docket = replace(sight.docket, look_again=min(filter(None, (wanted.review, look_again(said)))))
    return record_envelope(
        session, site, sight, docket=unseen(docket), last=said[-1], kind="second", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"of": of, "office": officer.office},
        today=today,
    )  # fmt: skip
