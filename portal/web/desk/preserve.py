"""What a court or an inquiry needs is not erased."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.preserve import preserve
from portal.casework.refusals import NotHeld, NothingSaid
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.forms import LONGEST
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/holds")
@at_desk(act="preserved")
def holds(seat: Seat, ref: str) -> AnyResponse:
    sight, hold = seat.case(ref), request.form.get("hold", "")
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        preserve(
            database(), sight, seat.officer, hold=hold, text=request.form.get("text", "")[:LONGEST], language=locale(),
            site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingSaid:
        return again(seat, sight, ("hold-text", gettext("Write some words first.")))
    except NotHeld:
        return back(ref)
    flash(gettext("Kept. Nothing erases it.") if hold == "yes" else gettext("Kept. Its time runs again."))
    return back(ref)
