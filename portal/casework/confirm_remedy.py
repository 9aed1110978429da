"""Confirm a remedy: the person says whether what was promised, or is said to be done, was done. "No" reopens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import Docket, Opened, read_case
from portal.cases.docket import OBLIGATIONS
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoPromise
from portal.casework.reopen import reopened
from portal.directory import Directory
from portal.protection.obligations import to_confirm
from portal.protection.third import reached
from portal.vault import Site

DONE = ("yes", "no")


def confirm_remedy(
    session: Session, sight: CaseInSight, complainant: Complainant, *, done: str, language: str, site: Site,
    directory: Directory, now: datetime, which: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. It speaks of the promise whose day came first; or of protection, help or the
    investigation, where `which` names one that is said to be done. Raises NoPromise, Interfered.
    """
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    opened = read_case(session, directory, sight)
    if which:
        after, said = _of_an_obligation(opened, which, done, directory=directory, now=now), {"which": which}
        return _write(session, sight, complainant, opened, after, said | {"done": done}, language, site=site, now=now)
    if done not in DONE or not docket.broken(today):
        raise NoPromise
    first = min(docket.promises, key=lambda each: each.due)
    left = list(docket.promises)
    left.remove(first)
    after = replace(own_read(docket), promises=tuple(left))
    if done == "no":
        after = replace(reopened(after, why="broken", directory=directory, now=now), again="broken")
    said = {"done": done, "remedy_due": first.due.isoformat()}
    return _write(session, sight, complainant, opened, after, said, language, site=site, now=now)


def _of_an_obligation(opened: Opened, which: str, done: str, *, directory: Directory, now: datetime) -> Docket:
    """After a *no* it is due today, and the turn is the office's. Raises NoPromise: it is not this that is asked."""
    docket = opened.docket
    asked = to_confirm(docket, opened.envelopes)
    if done not in DONE or not reached(docket) or asked is None or asked.which != which:
        raise NoPromise
    if done == "yes":
        return own_read(docket)
    due = list(docket.obligations)
    due[OBLIGATIONS.index(which)] = day_there(docket, now)
    return replace(theirs(docket, directory=directory, now=now), obligations=tuple(due))


def _write(
    session: Session, sight: CaseInSight, complainant: Complainant, opened: Opened, docket: Docket,
    said: dict[str, str], language: str, *, site: Site, now: datetime,
) -> int:  # fmt: skip
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="remedy", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body={"text": "", **said},
        today=day_there(docket, now),
    )  # fmt: skip
