"""The answer: written, seen as they will see it, sent. Then the next case."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.sight import CaseInSight
from portal.casework.answer import WITH_REMEDY, answer
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.refusals import (
    AlreadyAnswered,
    AlreadyClosed,
    NamesStaff,
    NoRemedy,
    NoSpokenForm,
    TooManyPromises,
    WroteMeanwhile,
)
from portal.casework.remedy import remedy_of
from portal.casework.spoken import require_spoken_form
from portal.interpretation import Chosen, SlotMissing, promise_of
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.as_they_will import Seen, as_they_will, heard, preview, seen_before
from portal.web.desk.book import refused_words
from portal.web.desk.finding import names_staff
from portal.web.desk.forms import AnswerForm, promised
from portal.web.desk.interpreting import other_ways
from portal.web.desk.promising import missing_words
from portal.web.desk.saying import sent, spoken_by
from portal.web.desk.sayings import ANSWER
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import to_say
from portal.web.desk.why import unanswerable
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/answers")
@at_desk(act="answered")
def answers(seat: Seat, ref: str) -> AnyResponse:
    form = AnswerForm()
    sight = to_say(seat, ref, form, ANSWER)
    if not isinstance(sight, CaseInSight):
        return sight
    kept = {**form.kept, "noun": ANSWER.noun}
    try:
        if wanting := _wanting(seat, sight, form):
            return case.shown(seat, sight, kept=kept, problems=wanting)
        _heard(seat, sight, form)
        _promised(seat, sight, form)
        if "hear" in request.form:
            return heard(_seen_by_them(seat, sight, form))
        if "preview" in request.form:
            return preview(seat, sight, form, ANSWER, _seen_by_them(seat, sight, form))
        return _send(seat, sight, form, ref)
    except (NoSpokenForm, SlotMissing) as refused:
        more = refused_words(refused, sight.docket.language)
        more += other_ways(seat, sight, ANSWER) if isinstance(refused, NoSpokenForm) else []
        return case.shown(seat, sight, kept=kept, problems=more)
    except NamesStaff:
        more = [("answer-text", names_staff())]
        return case.shown(seat, sight, kept=kept, problems=more)
    except (NoRemedy, TooManyPromises, AlreadyClosed) as refused:
        more = missing_words(refused, "answer")
        return case.shown(seat, sight, kept=kept, problems=more)


def _wanting(seat: Seat, sight: CaseInSight, form: AnswerForm) -> list[tuple[str, str]]:
    opened = read_case(database(), seat.directory, sight)
    return unanswerable(opened, form, form.kept["text"], spoken_by(seat, sight, ANSWER))


def _heard(seat: Seat, sight: CaseInSight, form: AnswerForm) -> None:
    """Before anything is shown or sent: can they hear it? Raises NoSpokenForm."""
    free = f"{form.kept['text']}\n{form.kept['remedy']}"
    require_spoken_form(sight.docket, free, form.kept["language"], spoken_by(seat, sight, ANSWER))


def _promised(seat: Seat, sight: CaseInSight, form: AnswerForm) -> None:
    """A promise is asked for before anything is shown or sent. Raises NoRemedy, TooManyPromises."""
    if form.kept["decision"] in WITH_REMEDY and (sight.docket.answered is None or sight.docket.turn == "office"):
        said, today = promised(form.kept), day_there(sight.docket, now())
        said["remedy"] = promise_of(said["remedy"], form.sentences, sight.docket.language, seat.directory)
        able = colleagues(sight.docket, sight.id, site=here().site, directory=seat.directory, now=now())
        remedy_of(**said, officer=seat.officer, able=able, today=today).added(sight.docket)


def _seen_by_them(seat: Seat, sight: CaseInSight, form: AnswerForm) -> Seen:
    return as_they_will(seat, sight, ANSWER, **_said(form), **promised(form.kept))


def _send(seat: Seat, sight: CaseInSight, form: AnswerForm, ref: str) -> AnyResponse:
    portal, seen = here(), seen_before()
    try:
        answer(
            database(), sight, seat.officer, **_said(form), **promised(form.kept), site=portal.site,
            directory=portal.directory, now=now(), seen=seen, voice=spoken_by(seat, sight, ANSWER),
        )  # fmt: skip
    except WroteMeanwhile:
        flash(gettext("Your words are still here. Nothing was sent yet."))
        says = words.ACTS["added"]
        more = [("main", gettext(says))]
        return case.shown(seat, sight, kept={**form.kept, "noun": "answers"}, problems=more)
    except AlreadyAnswered as first:
        if not _is_ours(seat, ref, first, form):
            return _beaten(seat, ref, first, form)
    sent(seat, sight, ANSWER)
    flash(gettext("Sent. They see your answer when they open their letters."))
    below = walk.after(ref)
    return redirect(f"/desk/cases/{below}" if below else "/desk", 303)


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
