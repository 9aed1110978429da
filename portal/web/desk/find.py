"""Writing down what was found about somebody of the staff."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.find import find
from portal.casework.refusals import NamesStaff, NothingSaid, OutsideOnly
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.finding import names_staff
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/findings")
@at_desk(act="found")
def findings(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        find(
            database(), sight, seat.officer, staff=form.get("staff", "")[:160], finding=form.get("finding", ""),
            follows=form.get("follows", ""), text=form.get("text", "").strip()[:2000], language=locale(),
            site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NamesStaff:
        return again(seat, sight, ("find-text", names_staff()))
    except OutsideOnly:
        return again(seat, sight, ("main", gettext("Only an office outside the prison does this.")))
    except NothingSaid:
        return again(seat, sight, ("find-staff", gettext("Say who it was, and what you found.")))
    flash(gettext("Written down. They read it in their letters."))
    return back(ref)
