"""Check in: the person says whether they are all right. One tap, no words needed, in private."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import Complainant
from portal.cases import read_case
from portal.cases.docket import TOLD
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.call import call_to_them
from portal.casework.correspondent import correspondent_of, own_read, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingAsked
from portal.directory import Directory
from portal.protection import watch
from portal.vault import Site

ANSWERS = ("safe", "worse", "unsaid")


def check_in(
    session: Session, sight: CaseInSight, complainant: Complainant, *, how: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingAsked, Interfered. *Worse* is word of punishment: it marks the
    case, and somebody is asked to come unless the letter said that nobody should."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    opened = read_case(session, directory, sight)
    last, called = opened.envelopes[-1], {}
    if last.kind == "checkin" and last.body["how"] == how and last.day == today.isoformat():
        return last.page
    if how not in ANSWERS or docket.watch is None or not docket.watch.asks(today):
        raise NothingAsked
    after = own_read(docket)
    if how == "worse":
        after = replace(theirs(docket, directory=directory, now=now), flags=docket.flags | TOLD)
        called = call_to_them(session, site, sight, opened, visit="", now=now)
    after = replace(after, watch=watch.answered(docket.watch, policy.pack_or_default(docket.pack), today))
    return record_envelope(
        session, site, sight, docket=after, last=last, kind="checkin", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body={"how": how, **called}, today=today,
    )  # fmt: skip
