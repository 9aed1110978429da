"""The answer: written, seen as they will see it, sent. Then the next case."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from flask import Response, flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.sight import CaseInSight
from portal.casework.answer import answer
from portal.casework.refusals import (
    AlreadyAnswered,
    AlreadyClosed,
    NamesStaff,
    NoRemedy,
    NoSpokenForm,
    RefusedAct,
    TooManyPromises,
    WroteMeanwhile,
)
from portal.interpretation import Chosen, SlotMissing
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.as_they_will import seen_before
from portal.web.desk.book import refused_words
from portal.web.desk.finding import names_staff
from portal.web.desk.forms import AnswerForm, promised
from portal.web.desk.interpreting import other_ways
from portal.web.desk.promising import missing_words
from portal.web.desk.saying import sent, spoken_by
from portal.web.desk.sayings import ANSWER
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import Problems, once_more, said_or_shown, to_say
from portal.web.desk.why import unanswerable
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/answers")
@at_desk(act="answered")
def answers(seat: Seat, ref: str) -> AnyResponse:
    form = AnswerForm()
    sight = to_say(seat, ref, form, ANSWER)
    if not isinstance(sight, CaseInSight):
        return sight

    def answers_them(sight: CaseInSight) -> None:
        answer(
            database(), sight, seat.officer, **_said(form), **promised(form.kept), site=here().site,
            directory=seat.directory, now=now(), seen=seen_before(), voice=spoken_by(seat, sight, ANSWER),
        )  # fmt: skip

    try:
        if wanting := unanswerable(seat, sight, form, form.kept["text"], spoken_by(seat, sight, ANSWER)):
            return once_more(seat, sight, form.kept, ANSWER, wanting)
        if page := said_or_shown(seat, sight, form, ANSWER, answers_them):
            return page
    except AlreadyAnswered as first:
        database().rollback()
        if not _is_ours(seat, ref, first, form):
            return _beaten(seat, ref, first, form)
        sent(seat, seat.case(ref), ANSWER)
    except (RefusedAct, SlotMissing) as refused:
        database().rollback()
        sight = seat.case(ref)
        return once_more(seat, sight, form.kept, ANSWER, _why_not(refused, seat, sight))
    flash(gettext("Sent. They see your answer when they open their letters."))
    below = walk.after(ref)
    return redirect(f"/desk/cases/{below}" if below else "/desk", 303)


def _why_not(refused: RefusedAct | SlotMissing, seat: Seat, sight: CaseInSight) -> Problems:
    match refused:
        case NoSpokenForm():
            return refused_words(refused, sight.docket.language) + other_ways(seat, sight, ANSWER)
        case SlotMissing():
            return refused_words(refused, sight.docket.language)
        case NamesStaff():
            return [("answer-text", names_staff())]
        case NoRemedy() | TooManyPromises() | AlreadyClosed():
            return missing_words(refused, ANSWER.id)
        case WroteMeanwhile():
            flash(gettext("Your words are still here. Nothing was sent yet."))
            says = words.ACTS["added"]
            return [("main", gettext(says))]
    raise refused


class _Said(TypedDict):
    decision: str
    text: str
    language: str
    sentences: tuple[Chosen, ...]


def _said(form: AnswerForm) -> _Said:
    kept = form.kept
    return {
        "decision": kept["decision"], "text": kept["text"], "language": kept["language"], "sentences": form.sentences
    }  # fmt: skip


def _is_ours(seat: Seat, ref: str, first: AlreadyAnswered, form: AnswerForm) -> bool:
    """Whether the answer that was first is this one, sent twice."""
    said = read_case(database(), here().directory, seat.case(ref)).envelopes
    reply = next(each for each in reversed(said) if each.kind == "reply")
    return first.by == seat.officer.id.hex() and reply.text == form.kept["text"]


def _beaten(seat: Seat, ref: str, first: AlreadyAnswered, form: AnswerForm) -> Response:
    """Somebody else was first: who, when, and this officer's own words, to copy."""
    by = words.officer_name(first.by, seat.directory)
    told = gettext("%(name)s answered this on %(day)s.", name=by, day=words.day(date.fromisoformat(first.day)))
    return case.shown(seat, seat.case(ref), beaten={"told": told, "text": form.kept["text"]}, status=409)
