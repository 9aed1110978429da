"""Promise: the office says what it will do and until when, apart from its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import AlreadyClosed
from portal.casework.remedy import remedy_of
from portal.casework.spoken import Voice, require_spoken_form, said_to_them
from portal.directory import Directory
from portal.interpretation import Chosen, promise_of
from portal.vault import Keys, Site


def promise(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, remedy: str, remedy_due: date | None,
    language: str, site: Site, directory: Directory, now: datetime, owner: bytes | None = None,
    sentences: Sequence[Chosen] = (), voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. `owner` is the officer unless another of the office is named.

    Without words of one's own, `sentences` of the book are the promise. Raises NoRemedy, TooManyPromises,
    AlreadyClosed, NoSpokenForm, interpretation.SlotMissing, Interfered. The same promise twice in a row is made once.
    """
    sight = held(session, site, sight)
    if sight.docket.closed is not None:
        raise AlreadyClosed
    require_spoken_form(sight.docket, remedy, language, voice)
    today = day_there(sight.docket, now)
    said = promise_of(remedy, sentences, sight.docket.language, directory)
    made = remedy_of(
        remedy=said, remedy_due=remedy_due, owner=owner, officer=officer, today=today,
        able=colleagues(sight.docket, sight.id, site=site, directory=directory, now=now),
    )  # fmt: skip
    opened = read_case(session, directory, sight)
    last = opened.envelopes[-1]
    if last.kind == "promise" and voice is None and made.said.items() <= last.body.items():
        return last.page
    body = said_to_them(
        session, site, sight, opened, directory, what="promise", text=remedy.strip(), language=language,
        sentences=sentences, voice=voice,
    )  # fmt: skip
    return record_envelope(
        session, site, sight, docket=replace(made.added(sight.docket), opened=True), last=last, kind="promise",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"office": officer.office, **made.said, **body}, today=today,
    )  # fmt: skip
