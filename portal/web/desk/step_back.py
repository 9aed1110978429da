"""Stepping back from a letter, for good."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.refusals import LastReader
from portal.casework.step_back import step_back
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/recusals")
@at_desk(act="recused")
def recusals(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        step_back(database(), sight, seat.officer, site=here().site, directory=seat.directory, now=now())
    except LastReader:
        told = gettext("You are the only one here who can read it. Send it on to another office first.")
        return again(seat, sight, ("recuse", told))
    flash(gettext("You stepped back from a letter. It is with your colleagues."))
    return redirect("/desk", 303)
