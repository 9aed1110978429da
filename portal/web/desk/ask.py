"""A question to the person: written, seen as they will see it, sent."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.ask import ask
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import unworded
from portal.web.desk.forms import QuestionForm
from portal.web.desk.ready import ready_in
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import QUESTION
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/questions")
@at_desk(act="asked")
def questions(seat: Seat, ref: str) -> AnyResponse:
    form = QuestionForm()

    def asks(sight: CaseInSight) -> None:
        ask(
            database(), sight, seat.officer, **form.kept, site=here().site, directory=seat.directory, now=now(),
            sentences=ready_in(QUESTION.noun), voice=spoken_by(seat, sight, QUESTION),
        )  # fmt: skip

    if page := say(seat, ref, form, QUESTION, asks, unworded):
        return page
    flash(gettext("Sent. They see your question when they open their letters."))
    return redirect(f"/desk/cases/{ref}", 303)
