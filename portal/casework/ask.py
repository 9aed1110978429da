"""Ask: the office puts a question to the person. The clock runs on; the turn is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Said, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.casework.spoken import Voice, require_spoken_form, said_to_them
from portal.directory import Directory
from portal.interpretation import Chosen
from portal.vault import Keys, Site


def ask(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime, sentences: Sequence[Chosen] = (), voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, NoSpokenForm, Interfered. The same question twice in a row is
    asked once. `sentences` of the book stand before the free words; words that an interpreter brought back for this
    question go out with his name.
    """
    if not (text.strip() or sentences or voice):
        raise NothingSaid
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    last = opened.envelopes[-1]
    if voice is None and _asked(last) == (officer.id.hex(), text, [each.id for each in sentences]):
        return last.page
    require_spoken_form(sight.docket, text, language, voice)
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, turn="person", opened=True), last=last,
        kind="question", author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"office": officer.office} | said_to_them(
            session, site, sight, opened, directory, what="question", text=text, language=language,
            sentences=sentences, voice=voice,
        ),
        today=day_there(sight.docket, now),
    )  # fmt: skip


def _asked(last: Said) -> tuple[str, str, list[str]] | None:
    """Who asked, in which words and sentences, where it was a question."""
    sentences = [each["id"] for each in last.body.get("sentences", ())]
    return (last.author, last.text, sentences) if last.kind == "question" else None
