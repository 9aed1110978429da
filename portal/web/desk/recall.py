"""Whoever has the letter asks an interpreter no more, while nothing has come back."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.casework.recall import recall
from portal.casework.refusals import NothingOut
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again
from portal.web.desk.interpret import number
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/recalls")
@at_desk(act="recalled")
def recalls(seat: Seat, ref: str) -> Response:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        recall(
            database(), sight, seat.officer, of=number(request.form.get("of", "")), site=here().site,
            directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingOut:
        return again(seat, sight, ("main", gettext("The interpreter has sent it back already.")))
    flash(gettext("Taken back. The interpreter cannot open it any more."))
    return redirect(f"/desk/cases/{ref}", 303)
