"""Asking a prison to keep films and lists, so widely that the letter names nobody."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.refusals import NoOffice, OutsideOnly, SpanWrong
from portal.casework.secure import secure
from portal.languages import digits
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/securings")
@at_desk(act="secured")
def securings(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        secure(
            database(), sight, seat.officer, unit=form.get("unit", "")[:60], first=_day("first"), last=_day("last"),
            above=form.get("above") == "yes", language=locale(), site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except SpanWrong:
        says = gettext("Say from which day to which: two weeks at most, none still to come, none over 60 days ago.")
        return again(seat, sight, ("secure-first", says))
    except OutsideOnly:
        return again(seat, sight, ("main", gettext("Only an office outside the prison does this.")))
    except NoOffice:
        return again(seat, sight, ("secure-first", gettext("There is no open office to send it to.")))
    flash(gettext("Sent. It names nobody."))
    return back(ref)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(digits(request.form.get(name, "").strip()))
    except ValueError:
        return None
