"""End a measure: the person says *end it*, in one tap. It has ended then, whoever ordered it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoSuchMeasure
from portal.directory import Directory
from portal.protection.measures import answering, look_again, measures_of
from portal.protection.partings import let_together
from portal.protection.third import by_another
from portal.vault import Site


def end_measure(
    session: Session, sight: CaseInSight, complainant: Complainant, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act of the measure. Raises NoSuchMeasure, also to whoever wrote about
    somebody else, and Interfered."""
    sight = held(session, site, sight)
    said = read_case(session, directory, sight).envelopes
    if by_another(sight.docket) or not any(each.act == of and each.state != "ended" for each in measures_of(said)):
        raise NoSuchMeasure
    let_together(session, sight.keys.seed, of)
    after = theirs(sight.docket, directory=directory, now=now)
    after = replace(after, look_again=look_again(said, but=of), answering=answering(said, but=of))
    return record_envelope(
        session, site, sight, docket=after, last=said[-1], kind="undoing",
        author="mailbox", keys=correspondent_of(complainant, sight.id), language=language, body={"of": of},
        today=day_there(sight.docket, now),
    )  # fmt: skip
