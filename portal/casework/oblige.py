"""Oblige: one of the three things an abuse report sets going gets an officer and a day, or is done, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.docket import OBLIGATIONS
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import NoObligation, NothingSaid, ObligationUndated
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.protection.approaches import may_tell
from portal.protection.obligations import latest_day
from portal.protection.third import QUIET, unseen
from portal.vault import Keys, Site


def oblige(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, which: str, who: bytes, day: date | None,
    done: bool, text: str, language: str, site: Site, directory: Directory, now: datetime, voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. `who`: the officer of the office who answers for it; `day`: by when.

    `text`: what was done. Whoever wrote about somebody else reads it if they are allowed to hear of them.

    Raises NoObligation (not this letter's, or done already), ObligationUndated, NothingSaid (done, and not a word how),
    Interfered. Nothing else is asked: neither another obligation nor a consent.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    place = OBLIGATIONS.index(which) if which in OBLIGATIONS[: len(docket.obligations)] else -1
    due = docket.obligations[place] if place >= 0 else None
    if due is None:
        raise NoObligation
    day, latest = day or due, latest_day(due, today)
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    mine = any(each.id == who for each in able)
    if not mine or (not done and not today <= day <= latest):
        raise ObligationUndated(latest)
    if done and not (text.strip() or voice):
        raise NothingSaid
    after = list(docket.obligations)
    after[place] = None if done else day
    body = {
        "which": which, "who": who.hex(), "day": day.isoformat(), "done": "yes" if done else "no",
        "office": officer.office,
    }  # fmt: skip
    quiet = done and not may_tell(opened)
    body |= said_to_them(
        session, site, sight, opened, directory, what="obligation", text=text, language=language, voice=voice,
        read=not quiet,
    )  # fmt: skip
    docket = replace(docket, obligations=tuple(after), opened=True)
    if quiet:
        docket, body = unseen(docket), body | QUIET
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="obligation",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=today,
    )  # fmt: skip
