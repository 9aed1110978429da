"""Measure: the office orders something for the person's safety, with an owner, a first day and a day to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import Said, read_case
from portal.cases.ending import with_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import MeasureUndated, NoSuchMeasure, NotAskedFor, NotTwoPeople, SeparationNotAskedFor
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.protection.measures import (
    LEAST_BURDEN_FIRST,
    ON_REQUEST,
    SECONDED,
    answering,
    latest_review,
    look_again,
    wish_for,
)
from portal.protection.partings import are_two, keep_apart
from portal.protection.third import by_another, unseen
from portal.vault import Keys, Site


def measure(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, what: str, owner: bytes, review: date | None,
    text: str, language: str, site: Site, directory: Directory, now: datetime, one: str = "", other: str = "",
    voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. Separation waits for a second officer.

    `one` and `other`: of *apart*, the numbers of the two people.

    Raises NoSuchMeasure, SeparationNotAskedFor, NotAskedFor, MeasureUndated, NotTwoPeople, NoSpokenForm, Interfered.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    said = opened.envelopes
    today = day_there(sight.docket, now)
    wish = _lawful(what, said)
    latest = latest_review(what, today, policy.pack_or_default(sight.docket.pack))
    able = [each.id for each in colleagues(sight.docket, sight.id, site=site, directory=directory, now=now)]
    if review is None or not today <= review <= latest or owner not in able:
        raise MeasureUndated(latest)
    body = {
        "what": what, "owner": owner.hex(), "begins": today.isoformat(), "review": review.isoformat(),
        "office": officer.office, "asked": wish.act if wish else 0,
    } | said_to_them(
        session, site, sight, opened, directory, what="measure", text=text, language=language, voice=voice,
        read=not by_another(sight.docket),
    )  # fmt: skip
    if what == "apart":
        if not are_two(one, other):
            raise NotTwoPeople
        keep_apart(session, site, sight.keys.seed, sight.docket.acts, one=one, other=other,
                   ends=with_case(directory.worker, sight.id))  # fmt: skip
    holds = [] if what in SECONDED else [review]
    looked_at = min((day for day in (*holds, look_again(said)) if day), default=None)
    marks = answering(said, more=owner.hex())
    docket = replace(sight.docket, opened=True, look_again=looked_at, answering=marks)
    return record_envelope(
        session, site, sight, docket=unseen(docket), last=said[-1], kind="measure", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body=body, today=today,
    )  # fmt: skip


def _lawful(what: str, said: Sequence[Said]) -> Said | None:
    """The recorded request it rests on, where it needs one."""
    if what not in LEAST_BURDEN_FIRST:
        raise NoSuchMeasure
    wish = wish_for(what, said)
    if wish is None and what == "separation":
        raise SeparationNotAskedFor
    if wish is None and what in ON_REQUEST:
        raise NotAskedFor
    return wish
