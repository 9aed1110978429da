"""A question to the person: written, seen as they will see it, sent."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.ask import ask
from portal.casework.refusals import NoSpokenForm
from portal.casework.spoken import require_spoken_form
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.as_they_will import Seen, as_they_will, heard, preview
from portal.web.desk.forms import QuestionForm
from portal.web.desk.ready import ready_in
from portal.web.desk.saying import sent, spoken_by
from portal.web.desk.sayings import QUESTION
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import not_heard, to_say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/questions")
@at_desk(act="asked")
def questions(seat: Seat, ref: str) -> AnyResponse:
    form = QuestionForm()
    sight = to_say(seat, ref, form, QUESTION)
    if not isinstance(sight, CaseInSight):
        return sight
    try:
        if "hear" in request.form:
            return heard(_seen_by_them(seat, sight, form))
        if "preview" in request.form:
            return preview(seat, sight, form, QUESTION, _seen_by_them(seat, sight, form))
        ask(
            database(), sight, seat.officer, **form.kept, site=here().site, directory=seat.directory, now=now(),
            sentences=ready_in(QUESTION.noun), voice=spoken_by(seat, sight, QUESTION),
        )  # fmt: skip
    except NoSpokenForm:
        return not_heard(seat, sight, form.kept, QUESTION)
    sent(seat, sight, QUESTION)
    flash(gettext("Sent. They see your question when they open their letters."))
    return redirect(f"/desk/cases/{ref}", 303)


def _seen_by_them(seat: Seat, sight: CaseInSight, form: QuestionForm) -> Seen:
    """Raises NoSpokenForm."""
    text, language = form.kept["text"], form.kept["language"]
    require_spoken_form(sight.docket, text, language, spoken_by(seat, sight, QUESTION))
    said = ready_in(QUESTION.noun)
    return as_they_will(seat, sight, QUESTION, text=text, language=language, sentences=said)
