"""Secure: a prison is asked to keep films and lists of a whole wing and whole days, with letters about other wings."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime
from random import SystemRandom
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import read_case, securing
from portal.cases.record import record_envelope
from portal.cases.securing import Letter
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.record_kinds import holder_of, open_above
from portal.casework.refusals import NoOffice, OutsideOnly, SpanWrong
from portal.directory import Directory, OfficeEntry
from portal.duty.beat import beats_of, spot_of
from portal.protection.securing import Span, answer_by, covers, lawful, letter_id, letter_keys, place_asked, widened
from portal.vault import Keys, Site

CHANCE = SystemRandom()


def secure(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, unit: str, first: date | None,
    last: date | None, above: bool, language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `unit` as typed: what is no known wing is the whole prison, and so is the only one.
    `above`: not to the prison, but to the office above it, because the prison did not answer.

    Raises OutsideOnly, SpanWrong, NoOffice, Interfered.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    sight = held(session, site, sight)
    docket, last_said = sight.docket, read_case(session, directory, sight).envelopes[-1]
    today = day_there(docket, now)
    beats = beats_of(session, docket.prison)
    if first is None or last is None or not lawful(Span("", first, last), today):
        raise SpanWrong
    asked = Span(place_asked(spot_of(unit, beats)[0], beats), first, last)
    span = widened(asked, today, CHANCE)
    to = _addressee(docket.prison, directory, above=above)
    until = answer_by(policy.pack_or_default(docket.pack), now.astimezone(ZoneInfo(docket.zone)))
    mine = (letter_id(sight.keys.seed, docket.acts), letter_keys(sight.keys.seed, docket.acts).public)
    spans = [(*mine, span)]
    spans += [(secrets.token_bytes(16), Keys.new().public, each) for each in covers(asked, beats, today, CHANCE)]
    CHANCE.shuffle(spans)
    for name, answer, each in spans:
        letter = Letter(name, officer.office, docket.prison, each.unit, each.first, each.last, until, answer)
        securing.send(session, site, to.ring.id, to.ring.box, letter, today)
    body = {
        "unit": span.unit, "first": span.first.isoformat(), "last": span.last.isoformat(), "until": until.isoformat(),
        "to": to.id, "letters": len(spans), "office": officer.office,
    }  # fmt: skip
    return record_envelope(
        session, site, sight, docket=replace(docket, opened=True), last=last_said, kind="securing",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=today,
    )  # fmt: skip


def _addressee(prison: str, directory: Directory, *, above: bool) -> OfficeEntry:
    director = holder_of(prison, directory)
    if director is None:
        raise NoOffice
    found = next((each for each in open_above(director, directory) if not each.outside), None) if above else director
    if found is None:
        raise NoOffice
    return found
