"""The answer: written, seen as they will see it, sent. Then the next case."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case, unsent
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
from portal.interpretation import Chosen, SlotMissing, has_spoken_form, looks_like, promise_of
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.as_they_will import Seen, as_they_will, heard
from portal.web.desk.book import refused_words
from portal.web.desk.finding import names_staff
from portal.web.desk.forms import AnswerForm, promised
from portal.web.desk.interpreting import other_ways
from portal.web.desk.promising import missing_words
from portal.web.desk.saying import take_voice, voice_changes, voice_of
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/answers")
@at_desk(act="answered")
def answers(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = AnswerForm()
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={**form.kept, "noun": "answers"})
    kept = {**form.kept, "noun": "answers"}
    if form.fresh and voice_changes():
        unclean = take_voice(seat, sight, form.kept)
        sight = seat.case(ref)
        if unclean:
            return case.shown(seat, sight, kept=kept, problems=unclean)
    voice_of(seat, sight)
    if "change" in request.form and form.fresh:
        return case.shown(seat, sight, kept=kept, status=200)
    if not form.accepted():
        return case.shown(seat, sight, posted=form)
    try:
        _heard(seat, sight, form)
        _promised(seat, sight, form)
        if "hear" in request.form:
            return heard(_seen_by_them(seat, sight, form))
        return _preview(seat, sight, form) if "preview" in request.form else _send(seat, sight, form, ref)
    except (NoSpokenForm, SlotMissing) as refused:
        more = refused_words(refused, sight.docket.language)
        more += other_ways(seat, sight) if isinstance(refused, NoSpokenForm) else []
        return case.shown(seat, sight, kept=kept, problems=more)
    except NamesStaff:
        more = [("answer-text", names_staff())]
        return case.shown(seat, sight, kept={**form.kept, "noun": "answers"}, problems=more)
    except (NoRemedy, TooManyPromises, AlreadyClosed) as refused:
        more = missing_words(refused, "answer")
        return case.shown(seat, sight, kept=kept, problems=more)


def _heard(seat: Seat, sight: CaseInSight, form: AnswerForm) -> None:
    """Before anything is shown or sent: can they hear it? Raises NoSpokenForm."""
    free = f"{form.kept['text']}\n{form.kept['remedy']}"
    said = voice_of(seat, sight) is not None
    if not said and not has_spoken_form(words=free, language=form.kept["language"], theirs=sight.docket.language):
        raise NoSpokenForm


def _promised(seat: Seat, sight: CaseInSight, form: AnswerForm) -> None:
    """A promise is asked for before anything is shown or sent. Raises NoRemedy, TooManyPromises."""
    if form.kept["decision"] in WITH_REMEDY and (sight.docket.answered is None or sight.docket.turn == "office"):
        said, today = promised(form.kept), day_there(sight.docket, now())
        said["remedy"] = promise_of(said["remedy"], form.sentences, sight.docket.language, seat.directory)
        able = colleagues(sight.docket, sight.id, site=here().site, directory=seat.directory, now=now())
        remedy_of(**said, officer=seat.officer, able=able, today=today).added(sight.docket)


def _preview(seat: Seat, sight: CaseInSight, form: AnswerForm) -> Response:
    """Nothing is written, nothing kept: the words travel in the page."""
    said = _seen_by_them(seat, sight, form)
    title = case.line_in_sight(seat, sight)
    hearable = here().sounds.speaks(said.code)
    written = form.kept["language"]
    looks = looks_like(f"{form.kept['text']}\n{form.kept['remedy']}", written)
    return desk_page(
        "preview", seat, form, line=title, said=said, kept=form.kept, seen=_seen(), hearable=hearable,
        doubtful="" if looks else words.language_name(written), status=200,
    )  # fmt: skip


def _seen_by_them(seat: Seat, sight: CaseInSight, form: AnswerForm) -> Seen:
    return as_they_will(seat, sight, **_said(form), **promised(form.kept), voice=voice_of(seat, sight))


def _send(seat: Seat, sight: CaseInSight, form: AnswerForm, ref: str) -> AnyResponse:
    portal, seen, voice = here(), _seen(), voice_of(seat, sight)
    try:
        portal.blobs.settle((voice,) if voice else ())
        answer(
            database(), sight, seat.officer, **_said(form), **promised(form.kept), site=portal.site,
            directory=portal.directory, now=now(), seen=seen,
            voice=voice, voice_language=sight.docket.language,
        )  # fmt: skip
    except WroteMeanwhile:
        flash(gettext("Your words are still here. Nothing was sent yet."))
        says = words.ACTS["added"]
        more = [("main", gettext(says))]
        return case.shown(seat, sight, kept={**form.kept, "noun": "answers"}, problems=more)
    except AlreadyAnswered as first:
        if not _is_ours(seat, ref, first, form):
            return _beaten(seat, ref, first, form)
    if sight.desk is not None:
        unsent.forget(database(), sight.desk, seat.officer.id)
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


def _seen() -> int | None:
    """How many letters stood on the page that was answered; nothing where the form does not say."""
    said = request.form.get("seen", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


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
