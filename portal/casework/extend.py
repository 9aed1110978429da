"""Extend: more time for the answer, as far as the pack allows; the person is told until when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.docket import Docket
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.dates import clock_of, extended, place_of
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.lost_days import with_lost_days
from portal.casework.refusals import NotLonger, Settled
from portal.casework.spoken import Voice, require_spoken_form, said_to_them
from portal.directory import Directory
from portal.interpretation import Chosen
from portal.policy import Rule
from portal.vault import Keys, Site


def extend(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, n: int, text: str, language: str, site: Site,
    directory: Directory, now: datetime, sentences: Sequence[Chosen] = (), voice: Voice | None = None,
) -> int:  # fmt: skip
    """`n` more of the unit of `longest`; why is said in free words, by `sentences` of the book, or by a voice.

    Returns the page's number. Raises Settled, NotLonger, NoSpokenForm, Interfered.
    """
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.settled:
        raise Settled
    opened = read_case(session, directory, sight)
    if not (text.strip() or sentences or voice):
        raise NotLonger("no_reason")
    require_spoken_form(docket, text, language, voice)
    most = longest(docket)
    if not 1 <= n <= most.n:
        raise NotLonger("too_long")
    place = with_lost_days(session, site, place_of(docket.prison, directory, zone=docket.zone), docket, now)
    after = extended(docket, replace(most, n=n), reason="said", place=place, now=now)
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="extension", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language,
        body={"due": after.due.isoformat(), "was": docket.due.isoformat(), "office": officer.office} | said_to_them(
            session, site, sight, opened, directory, what="extension", text=text, language=language,
            sentences=sentences, voice=voice,
        ),
        today=day_there(docket, now),
    )  # fmt: skip


def longest(docket: Docket) -> Rule:
    """The most that can be added at once. Where the pack names no end, never more than the clock's own length."""
    clock = clock_of(docket)
    named = clock.extension.rule if clock.extension else None
    return named or clock.rule
