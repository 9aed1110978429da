"""Ask: the office puts a question to the person. The clock runs on; the turn is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.casework.spoken import require_spoken_form, with_sentences
from portal.directory import Directory
from portal.interpretation import Chosen
from portal.vault import Keys, Site


def ask(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime, sentences: Sequence[Chosen] = (),
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, NoSpokenForm, Interfered. The same question twice in a row is
    asked once. `sentences` of the book stand before the free words.
    """
    if not (text.strip() or sentences):
        raise NothingSaid
    sight = held(session, site, sight)
    require_spoken_form(sight.docket, text, language)
    last = read_case(session, directory, sight).envelopes[-1]
    if (last.kind, last.author, last.text) == ("question", officer.id.hex(), text):
        return last.page
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, turn="person", opened=True), last=last,
        kind="question", author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body=with_sentences({"text": text, "office": officer.office}, sentences, directory),
        today=day_there(sight.docket, now),
    )  # fmt: skip
