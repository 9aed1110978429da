"""Keeping the words of an answer, and a voice, before it is sent: by a button, and by the page itself every minute."""

from __future__ import annotations

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.drafted import keep_draft
from portal.web.desk.forms import AnswerForm
from portal.web.desk.saying import take_voice, voice_changes
from portal.web.desk.sayings import ANSWER
from portal.web.desk.seat import Seat, at_desk


@blueprint.post(CASE + "/drafts")
@at_desk()
def drafts(seat: Seat, ref: str) -> AnyResponse:
    """Whatever is in the form, whether it could be sent or not. A page that keeps by itself gets 204."""
    sight, form = seat.case(ref), AnswerForm()
    if not form.fresh or not walk.opened(ref):
        kept = {**form.kept, "noun": "answers"}
        return case.shown(seat, sight, posted=form) if walk.opened(ref) else case.unopened(seat, sight, kept=kept)
    if voice_changes() and (unclean := take_voice(seat, sight, form.kept, ANSWER)):
        return case.shown(seat, seat.case(ref), kept={**form.kept, "noun": "answers"}, problems=unclean)
    keep_draft(seat, sight, form.kept)
    if request.form.get("by_itself"):
        return Response(status=204)
    flash(gettext("Kept for seven days. Nothing was sent."))
    return redirect(f"/desk/cases/{ref}#write", 303)
