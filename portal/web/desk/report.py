"""Entering that something was reported because a law demands it."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.refusals import NameNotReleased, NothingSaid, ReferralWithoutConsent
from portal.casework.report import report
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/reports")
@at_desk(act="reported")
def reports(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        report(
            database(), sight, seat.officer, exception=form.get("exception", ""), to=form.get("to", ""),
            parts=form.getlist("part"), language=locale(), site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingSaid:
        return again(seat, sight, ("refer", gettext("Choose who gets it, and what they get.")))
    except ReferralWithoutConsent:
        return again(seat, sight, ("refer", gettext("Refused: no law that they were told of demands this.")))
    except NameNotReleased:
        told = gettext("Two officers are needed to pass the name on: first a colleague opens it for that.")
        return again(seat, sight, ("refer", told))
    flash(gettext("Entered. They read in their letters to whom it was reported, and when."))
    return back(ref)
