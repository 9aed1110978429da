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
from portal.casework.spoken import require_spoken_form, with_sentences
from portal.directory import Directory
from portal.interpretation import Chosen, promise_of
from portal.languages import SOURCE
from portal.policy import Rule
from portal.vault import Keys, Site


def extend(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, n: int, text: str, language: str, site: Site,
    directory: Directory, now: datetime, sentences: Sequence[Chosen] = (),
) -> int:  # fmt: skip
    """`n` more of the unit of `longest`; why is said in free words, or by `sentences` of the book.

    Returns the page's number. Raises Settled, NotLonger, NoSpokenForm, Interfered.
    """
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.settled:
        raise Settled
    last = read_case(session, directory, sight).envelopes[-1]
    if not (text.strip() or sentences):
        raise NotLonger("no_reason")
    require_spoken_form(docket, text, language)
    most = longest(docket)
    if not 1 <= n <= most.n:
        raise NotLonger("too_long")
    place = with_lost_days(session, site, place_of(docket.prison, directory, zone=docket.zone), docket, now)
    reason = text if text.strip() else promise_of("", sentences, SOURCE, directory)
    after = extended(docket, replace(most, n=n), reason=reason, place=place, now=now)
    return record_envelope(
        session, site, sight, docket=after, last=last, kind="extension", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language,
        body=with_sentences(
            {"text": text, "due": after.due.isoformat(), "was": docket.due.isoformat(), "office": officer.office},
            sentences, directory,
        ),
        today=day_there(docket, now),
    )  # fmt: skip


def longest(docket: Docket) -> Rule:
    """The most that can be added at once. Where the pack names no end, never more than the clock's own length."""
    clock = clock_of(docket)
    named = clock.extension.rule if clock.extension else None
    return named or clock.rule
