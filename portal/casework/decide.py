"""Decide on a doctor's report: agree and say what is done now, or send it on, with both texts, to the office above.

The doctor's words are an envelope of their own: nobody can change them. Silence past the time sends it up by itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.docket import Docket, Waiting
from portal.cases.grant import ring_tag, waiting_tag
from portal.cases.holder import replace_grants
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.record_kinds import risen
from portal.casework.recording import enter, open_record
from portal.casework.refusals import NoOffice, NothingSaid, Settled
from portal.casework.remedy import remedy_of
from portal.directory import Directory
from portal.vault import Site, grants

CONCUR, FORWARD = "concur", "forward"


def decide(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, decision: str, text: str, language: str,
    site: Site, directory: Directory, now: datetime, remedy: str = "", remedy_due: date | None = None,
    owner: bytes | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. `concur` says what is done, by whom, until when; `forward` says why not here.

    What is to be done has its own day: if nobody says by then that it was done, the report goes up after all.

    Raises NothingSaid, NoRemedy, TooManyPromises, NoOffice, WrongKind, Settled, Interfered.
    """
    if decision not in (CONCUR, FORWARD) or (decision == FORWARD and not text.strip()):
        raise NothingSaid
    sight, _ = open_record(session, sight, site=site, act="decided", kinds=("medical",))
    docket, body = sight.docket, {"text": text, "decision": decision}
    if docket.promises:
        raise Settled
    if decision == CONCUR:
        made = remedy_of(
            remedy=remedy, remedy_due=remedy_due, owner=owner, officer=officer,
            today=day_there(docket, now), able=colleagues(docket, sight.id, site=site, directory=directory, now=now),
        )  # fmt: skip
        body |= made.said
        clocks = replace(docket.clocks, until=None)
        after = replace(made.added(docket), due=made.due, clocks=clocks, promised=(*docket.promised, docket.due))
    else:
        step = next((each for each in docket.waiting if directory.office(each.office).open), None)
        if step is None:
            raise NoOffice
        body["to"] = step.office
        after = _moved(session, site, sight, step, directory, now)
    return enter(
        session, sight, officer, docket=after, kind="decision", body=body, language=language, site=site,
        directory=directory, now=now,
    )  # fmt: skip


def _moved(
    session: Session, site: Site, sight: CaseInSight, step: Waiting, directory: Directory, now: datetime
) -> Docket:
    """The docket with the office above, which gets its grant now; the director's own goes."""
    docket, office = sight.docket, directory.office(step.office)
    gone = [ring_tag(site, sight.id, docket.ring), waiting_tag(site, sight.id, step.number)]
    new = {
        ring_tag(site, sight.id, office.ring.id): grants.grant(office.ring.box, grants.CASE, sight.id, sight.keys.seed),
        waiting_tag(site, sight.id, step.number): grants.decoy(),
    }
    replace_grants(session, sight.id, gone=gone, new=new)
    place = place_of(docket.prison, directory, zone=docket.zone)
    return replace(
        risen(docket, place, now), office=office.id, ring=office.ring.id, opened=False, taken=None, turn="office",
        sent=docket.acts, went=(*docket.went, sight.docket.office),
        waiting=tuple(each for each in docket.waiting if each.number > step.number),
    )  # fmt: skip
