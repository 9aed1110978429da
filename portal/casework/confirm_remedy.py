"""Confirm a remedy: the day of a promise has passed, and the person says whether it was done. "No" reopens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoPromise
from portal.casework.reopen import reopened
from portal.directory import Directory
from portal.vault import Site

DONE = ("yes", "no")


def confirm_remedy(
    session: Session, sight: CaseInSight, complainant: Complainant, *, done: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. It speaks of the promise whose day came first. Raises NoPromise, Interfered."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if done not in DONE or not docket.broken(today):
        raise NoPromise
    first = min(docket.promises, key=lambda each: each.due)
    left = list(docket.promises)
    left.remove(first)
    after = replace(own_read(docket), promises=tuple(left))
    if done == "no":
        after = replace(reopened(after, why="broken", directory=directory, now=now), again="broken")
    opened = read_case(session, directory, sight)
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="remedy", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language,
        body={"text": "", "done": done, "remedy_due": first.due.isoformat()}, today=today,
    )  # fmt: skip
