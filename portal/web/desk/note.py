"""A note for the office itself."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.note import note
from portal.protection.screen import NOT_FOLLOWED
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import NoteForm
from portal.web.desk.measuring import ADVICE
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/notes")
@at_desk(act="noted")
def notes(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = NoteForm()
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={**form.kept, "noun": "notes"})
    if not form.accepted():
        return case.shown(seat, sight, posted=form)
    about = request.form.get("about", "")
    if about.removeprefix(NOT_FOLLOWED) not in ADVICE:
        about = ""
    note(database(), sight, seat.officer, **form.kept, about=about, site=here().site, now=now())
    flash(gettext("Kept. Only your office can read this note."))
    return redirect(f"/desk/cases/{ref}", 303)
