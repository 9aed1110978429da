"""Wish: the person asks for something that changes their own life, for their safety; or takes it back.

Who wants nothing of it any more is left in nothing of it: what holds at their own wish ends with that.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, theirs
from portal.casework.day import day_there
from portal.casework.end_measure import end_measure
from portal.casework.hold import held
from portal.casework.refusals import NoSuchMeasure
from portal.directory import Directory
from portal.protection.measures import NO_LONGER, ON_REQUEST, Measure, may_wish, measures_of
from portal.protection.third import by_another
from portal.vault import Site


def wish(
    session: Session, sight: CaseInSight, complainant: Complainant, *, what: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NoSuchMeasure, Interfered. The same wish twice in a row is entered once."""
    sight = held(session, site, sight)
    lawful = () if by_another(sight.docket) else may_wish(sight.docket.filer)
    if what not in (*lawful, *((NO_LONGER,) if lawful else ())):
        raise NoSuchMeasure
    said = read_case(session, directory, sight).envelopes
    last = said[-1]
    if last.kind == "wish" and last.body["what"] == what:
        return last.page
    if what == NO_LONGER and (holds := [each.act for each in measures_of(said) if _theirs_to_end(each)]):
        for act in holds:
            end_measure(session, sight, complainant, of=act, language=language, site=site, directory=directory, now=now)
        sight = held(session, site, sight)
        last = read_case(session, directory, sight).envelopes[-1]
    return record_envelope(
        session, site, sight, docket=theirs(sight.docket, directory=directory, now=now), last=last, kind="wish",
        author="mailbox", keys=correspondent_of(complainant, sight.id), language=language, body={"what": what},
        today=day_there(sight.docket, now),
    )  # fmt: skip


def _theirs_to_end(measure: Measure) -> bool:
    return measure.state == "running" and measure.what in ON_REQUEST
