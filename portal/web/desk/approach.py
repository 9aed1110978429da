"""They were asked alone what may become of a letter that somebody else wrote: writing down what they said."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.approach import approach
from portal.casework.refusals import (
    AskedUndated,
    HasSpoken,
    NotAlone,
    NothingSaid,
    NotToBeAsked,
    OutsideOnly,
    RefusedAct,
)
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/approaches")
@at_desk(act="approached")
def approaches(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        approach(
            database(), sight, seat.officer, answer=form.get("answer", ""), day=_day(seat), asked=_asked(seat),
            alone=form.get("alone", ""), to=form.getlist("to"), parts=form.getlist("part"), tell=form.get("tell", ""),
            why=form.get("why", ""), text=form.get("text", "").strip()[:2000], language=locale(), site=here().site,
            directory=seat.directory, now=now(),
        )  # fmt: skip
    except (OutsideOnly, NotToBeAsked, NotAlone, NothingSaid, AskedUndated, HasSpoken) as why:
        return again(seat, sight, ("approach", _why(why)))
    flash(gettext("Written down. Only your office can read it."))
    return back(ref)


def _why(why: RefusedAct) -> str:
    match why:
        case OutsideOnly():
            return gettext("Only an office outside the prison does this.")
        case NotToBeAsked():
            return gettext("They write of themselves: nobody else is asked.")
        case NotAlone():
            return gettext("Where somebody hears it, they were not asked. Ask them again, alone.")
        case AskedUndated():
            return gettext("Say on which day they were asked, and who asked them.")
        case HasSpoken():
            return gettext("They said already what may be passed on. That still counts.")
        case _:
            return gettext("Choose what they said. For some of it: who, and what. If they could not be asked: why.")


def _asked(seat: Seat) -> bytes:
    """The officer at the desk, unless another is named."""
    try:
        return bytes.fromhex(request.form.get("asked", "")) or seat.officer.id
    except ValueError:
        return b""


def _day(seat: Seat) -> date | None:
    """Today, unless another is named."""
    typed = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(typed) if typed else seat.today
    except ValueError:
        return None
