"""A joined issue: the letters under it, each as it was written, and one answer that goes to each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import Interfered, read_case
from portal.cases.issue import Issue, issues
from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.answer import answer
from portal.casework.join import join
from portal.casework.open import open_case
from portal.casework.refusals import (
    AlreadyAnswered,
    AlreadyClosed,
    NoRemedy,
    NoSpokenForm,
    Settled,
    TooManyPromises,
    WroteMeanwhile,
)  # fmt: skip
from portal.interpretation import SlotMissing
from portal.web.desk import again, case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.batch import told_of
from portal.web.desk.book import refused_words
from portal.web.desk.forms import AnswerForm, languages, promised
from portal.web.desk.letters import Letter, letters_of
from portal.web.desk.line import Line
from portal.web.desk.owners import owners
from portal.web.desk.promising import missing_words
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

ISSUE = "/desk/issues/<issue>"
Problems = list[tuple[str, str]]


@dataclass(frozen=True)
class Joined:
    """One letter of an issue. `letters` is empty until this session has opened it."""

    line: Line
    letters: list[Letter]
    seen: int
    settled: bool


@blueprint.get(ISSUE)
@at_desk()
def issue(seat: Seat, issue: str) -> Response:
    return _shown(seat, _known(seat, issue))


@blueprint.post(ISSUE + "/openings")
@at_desk(act="opened")
def issue_openings(seat: Seat, issue: str) -> AnyResponse:
    known = _known(seat, issue)
    if not token_fresh():
        return _shown(seat, known, problems=[stale_problem()])
    for sight in _lying_here(seat, known):
        open_case(database(), sight, seat.officer, site=here().site, directory=seat.directory, now=now())
        walk.remember_opened(ref_of(sight.id))
    return redirect(f"/desk/issues/{issue}", 303)


@blueprint.post(ISSUE + "/answers")
@at_desk(act="answered")
def issue_answers(seat: Seat, issue: str) -> AnyResponse:
    known, form = _known(seat, issue), AnswerForm()
    if not form.accepted():
        return _shown(seat, known, form)
    sights = _lying_here(seat, known)
    found: Counter[str] = Counter()
    for sight in sights:
        try:
            found[_answered(seat, sight, form)] += 1
        except (NoRemedy, TooManyPromises) as refused:
            database().rollback()
            return _shown(seat, known, form, missing_words(refused, "answer"))
        except (NoSpokenForm, SlotMissing) as refused:
            database().rollback()
            return _shown(seat, known, form, refused_words(refused, sight.docket.language))
    flash(gettext("Answered: %(done)s of %(total)s. Each gets a letter of their own.",
                  done=found["done"], total=len(sights)))  # fmt: skip
    for told in told_of(found):
        flash(told)
    return redirect(f"/desk/issues/{issue}", 303)


@blueprint.post(CASE + "/joinings")
@at_desk(act="joined")
def joinings(seat: Seat, ref: str) -> AnyResponse:
    """One more letter under an issue that is there."""
    sight = seat.case(ref)
    if not token_fresh():
        return again.again(seat, sight, stale_problem())
    try:
        known = _known(seat, request.form.get("issue", ""))
        join(database(), sight, seat.officer, issue=known.id, title=known.title, site=here().site, now=now())
    except NotFound:
        return again.again(seat, sight, ("joining-issue", gettext("Choose from the list.")))
    except Settled as refused:
        return again.refused(seat, sight, refused)
    return redirect(f"/desk/issues/{known.id.hex()}", 303)


def _answered(seat: Seat, sight: CaseInSight, form: AnswerForm) -> str:
    """`done`, or why this one was left out: nobody is answered unread, and nobody twice."""
    ref, kept = ref_of(sight.id), form.kept
    seen = request.form.get(f"seen-{ref}", "")
    if not walk.opened(ref) or not (seen.isascii() and seen.isdigit()):
        return "unread"
    try:
        answer(
            database(), sight, seat.officer, decision=kept["decision"], text=kept["text"], language=kept["language"],
            sentences=form.sentences, **promised(kept), site=here().site, directory=seat.directory, now=now(),
            seen=int(seen[:6]),
        )  # fmt: skip
    except (AlreadyAnswered, AlreadyClosed):
        return "answered"
    except WroteMeanwhile:
        return "wrote"
    except Interfered:
        return "interfered"
    return "done"


def _known(seat: Seat, name: str) -> Issue:
    """Raises NotFound: for an issue of nobody, of another office, or without any letter that lies here."""
    try:
        wanted = bytes.fromhex(name)
    except ValueError:
        raise NotFound from None
    found = issues(database(), here().site, seat.officer.rings).get(wanted)
    if found is None:
        raise NotFound
    return found


def _lying_here(seat: Seat, known: Issue) -> list[CaseInSight]:
    """In the order of their ids, all held before the first is touched."""
    found = []
    for name in known.cases:
        try:
            found.append(seat.case(ref_of(name)))
        except (NotFound, Interfered):
            continue
    return found


def _shown(seat: Seat, known: Issue, form: AnswerForm | None = None, problems: Problems | None = None) -> Response:
    sights = _lying_here(seat, known)
    if not sights:
        raise NotFound
    blank = {"decision": "", "text": "", "language": locale(), "remedy": "", "remedy_due": "", "owner": ""}
    return desk_page(
        "issue", seat, form, issue=known, joined=[_joined(seat, sight) for sight in sights], problems=problems,
        answering={**blank, **(form.kept if form else {})}, owners=owners(seat),
        tongues=[(code, words.language_name(code)) for code in languages()],
        decisions=[(code, gettext(said)) for code, said in words.DECISIONS.items()],
    )  # fmt: skip


def _joined(seat: Seat, sight: CaseInSight) -> Joined:
    line = case.line_in_sight(seat, sight)
    if not walk.opened(line.row.ref):
        return Joined(line, [], 0, sight.docket.settled)
    opened = read_case(database(), seat.directory, sight)
    return Joined(line, letters_of(opened, seat), len(opened.envelopes), sight.docket.settled)
