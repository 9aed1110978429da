"""A question to the person."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.ask import ask
from portal.casework.refusals import NoSpokenForm
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import QuestionForm
from portal.web.desk.ready import ready_in, unheard
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/questions")
@at_desk(act="asked")
def questions(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = QuestionForm()
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={**form.kept, "noun": "questions"})
    if not form.accepted():
        return case.shown(seat, sight, posted=form)
    try:
        ask(
            database(), sight, seat.officer, **form.kept, site=here().site, directory=here().directory, now=now(),
            sentences=ready_in("questions"),
        )  # fmt: skip
    except NoSpokenForm:
        problems = unheard("question-text", sight.docket.language, "questions")
        return case.shown(seat, sight, kept={**form.kept, "noun": "questions"}, problems=problems)
    flash(gettext("Sent. They see your question when they open their letters."))
    return redirect(f"/desk/cases/{ref}", 303)
