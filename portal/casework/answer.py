"""Answer: the office decides and says why. It stops the clock; what was promised is written with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, read_case
from portal.cases.acts import require_fit
from portal.cases.errand import DRAFT
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import (
    AlreadyAnswered,
    AlreadyClosed,
    NamesStaff,
    NoReason,
    NothingSaid,
    WroteMeanwhile,
)
from portal.casework.remedy import remedy_of
from portal.casework.spoken import Voice, require_spoken_form, said_to_them
from portal.directory import Directory
from portal.interpretation import Chosen, promise_of
from portal.protection.staff_numbers import named_in, names_in
from portal.vault import Keys, Site

DECISIONS = ("yes", "partly", "no")
WITH_REMEDY = ("yes", "partly")
WITH_REASON = ("no", "partly")


def answer(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, decision: str, text: str, language: str,
    site: Site, directory: Directory, now: datetime, seen: int | None = None, remedy: str = "",
    remedy_due: date | None = None, owner: bytes | None = None, sentences: Sequence[Chosen] = (),
    voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, AlreadyAnswered, AlreadyClosed, WroteMeanwhile, NoRemedy,
    TooManyPromises, NamesStaff, NoReason, NoSpokenForm, interpretation.SlotMissing, Interfered.

    *Yes* and *partly* say what will be done, until when, and who answers for it (the officer, unless another is named).
    `sentences` of the book stand before the free words, in every language of the book.
    Words that an interpreter brought back for this answer go out with his name and the officer's own.
    `seen`: how many envelopes there were when the officer read the case, where that is known.

    Two officers in the same second: the first answer stands, the second is told whose it is. Who writes again after
    an answer is answered again.
    """
    if not (text.strip() or sentences or voice) or decision not in DECISIONS:
        raise NothingSaid
    require_reason(decision, text, sentences, voice)
    sight = held(session, site, sight)
    require_fit("answered", record=sight.docket.incident is not None)
    opened = read_case(session, directory, sight)
    _require_owed(opened, seen)
    require_spoken_form(sight.docket, f"{text}\n{remedy}", language, voice)
    if named_in(f"{text}\n{remedy}", list(names_in(opened.notes).values())):
        raise NamesStaff
    today = day_there(sight.docket, now)
    docket = replace(sight.docket, answered=today, turn="person", opened=True, again="", proposal=0)
    body: dict[str, Any] = {"decision": decision, "office": officer.office} | said_to_them(
        session, site, sight, opened, directory, what=DRAFT, text=text, language=language, sentences=sentences,
        voice=voice,
    )  # fmt: skip
    if decision in WITH_REMEDY:
        body |= {} if remedy.strip() else {"remedy_in": "sentences"}
        remedy = promise_of(remedy, sentences, docket.language, directory)
        made = remedy_of(
            remedy=remedy, remedy_due=remedy_due, owner=owner, officer=officer, today=today,
            able=colleagues(docket, sight.id, site=site, directory=directory, now=now),
        )  # fmt: skip
        docket, body = made.added(docket), body | made.said
    return record_envelope(
        session, site, sight, docket=docket,
        last=opened.envelopes[-1], kind="reply", author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body=body, today=today,
    )  # fmt: skip


def require_reason(decision: str, text: str, sentences: Sequence[Chosen], voice: Voice | None) -> None:
    """*No* and *partly* say why, in words of one's own or a sentence that is a reason. Raises NoReason."""
    said = text.strip() or voice or any(each.sentence.says_why for each in sentences)
    if decision in WITH_REASON and not said:
        raise NoReason


def _require_owed(opened: Opened, seen: int | None) -> None:
    """Raises AlreadyClosed, AlreadyAnswered, WroteMeanwhile."""
    docket = opened.docket
    if docket.closed is not None and docket.answered is None:
        raise AlreadyClosed
    if docket.answered is not None and docket.turn == "person":
        raise _by_whom(opened)
    if seen is not None and any(not said.ours for said in opened.envelopes[seen:]):
        raise WroteMeanwhile


def _by_whom(opened: Opened) -> AlreadyAnswered:
    reply = next(said for said in reversed(opened.envelopes) if said.kind == "reply")
    return AlreadyAnswered(reply.author, reply.day)
