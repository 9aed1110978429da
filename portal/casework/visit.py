"""Visit: an officer from outside spoke with them alone, and writes down how they are. It counts as a check-in.

Where somebody else wrote it is a note of the office: a relative learns nothing of it, and her own check-ins go on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import Docket, read_case
from portal.cases.docket import TOLD
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.check_in import ANSWERS
from portal.casework.day import day_there
from portal.casework.desk_note import keep_note
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, OutsideOnly, WishUnmet
from portal.casework.reopen import reopened
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.protection import watch
from portal.protection.measures import unmet, wanted_to_come
from portal.protection.third import by_another
from portal.vault import Keys, Site


def visit(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, how: str, language: str, site: Site,
    directory: Directory, now: datetime, why: str = "", voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number; twice on one day is once. *Worse* marks the case, and is owed an answer.

    Whom they asked to talk to is written down beside what the officer states of themselves; where that is somebody
    else, `why` (R-37). Raises OutsideOnly, NothingSaid (none of ANSWERS), WishUnmet, NoSpokenForm,
    Interfered.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    if how not in ANSWERS:
        raise NothingSaid
    sight = held(session, site, sight)
    today = day_there(sight.docket, now)
    if by_another(sight.docket):
        return _for_ourselves(
            session, sight, officer, how=how, language=language, site=site, directory=directory, today=today
        )
    opened = read_case(session, directory, sight)
    said = opened.envelopes
    last, came = said[-1], {"how": how, "office": officer.office}
    if asked := wanted_to_come(said):
        came |= {"asked": asked, "came": directory.officer(officer.id).stated}
    if last.kind == "visit" and last.body["how"] == how and last.day == today.isoformat():
        return last.page
    if unmet(said, came.get("came", "")):
        if not (why.strip() or voice):
            raise WishUnmet
        came |= said_to_them(
            session, site, sight, opened, directory, what="visit", text=why, language=language, voice=voice
        )  # fmt: skip
    docket = replace(sight.docket, opened=True, unsure=False, nobody=False)
    if how == "worse":
        docket = replace(reopened(docket, why="wrote", directory=directory, now=now), turn="office", stop=None)
        docket = replace(docket, flags=docket.flags | TOLD)
    return record_envelope(
        session, site, sight, docket=_heard(docket, now), last=last, kind="visit", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body=came, today=today,
    )  # fmt: skip


def _for_ourselves(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, how: str, language: str, site: Site,
    directory: Directory, today: date,
) -> int:  # fmt: skip
    """Nothing in it tells whoever wrote: no watch moves, no mark is set, nothing is opened again."""
    if sight.desk is None:
        raise NothingSaid
    notes = read_case(session, directory, sight).notes
    if notes and notes[-1].body.get("how") == how and notes[-1].day == today.isoformat():
        return notes[-1].page
    return keep_note(
        session, sight, officer, desk=sight.desk, docket=replace(sight.docket, opened=True, unsure=False), kind="note",
        body={"text": "", "how": how}, language=language, site=site, today=today,
    )  # fmt: skip


def _heard(docket: Docket, now: datetime) -> Docket:
    """The question that stands is answered; the next is asked on its day."""
    today = day_there(docket, now)
    if docket.watch is None or not docket.watch.running(today):
        return docket
    return replace(docket, watch=watch.answered(docket.watch, policy.pack_or_default(docket.pack), today))
