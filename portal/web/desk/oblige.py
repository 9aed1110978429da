"""Protection, support, investigation: who answers for it, by when, and that it is done."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.oblige import oblige
from portal.casework.refusals import NoObligation, NothingSaid, ObligationUndated
from portal.web.desk import words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/obligations")
@at_desk(act="obliged")
def obligations(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    which, done = form.get("which", ""), form.get("done") == "yes"
    try:
        oblige(
            database(), sight, seat.officer, which=which, who=_who(seat), day=_day(), done=done,
            text=form.get("text", "").strip()[:2000], language=locale(), site=here().site, directory=seat.directory,
            now=now(),
        )  # fmt: skip
    except NoObligation:
        return again(seat, sight, ("oblige", gettext("It is done already.")))
    except NothingSaid:
        return again(seat, sight, (f"done-{which}", gettext("Say in one sentence what was done. They read it.")))
    except ObligationUndated as why:
        told = gettext("Say who answers for it, and by when: %(day)s at the latest.", day=words.day(why.latest))
        return again(seat, sight, (f"oblige-{which}", told))
    flash(gettext("Done. They read it in their letters.") if done else gettext("Written down."))
    return back(ref)


def _who(seat: Seat) -> bytes:
    """The officer at the desk, unless another is named."""
    try:
        return bytes.fromhex(request.form.get("who", "")) or seat.officer.id
    except ValueError:
        return b""


def _day() -> date | None:
    """None leaves the day as it is; what is no day is one that no rule allows."""
    typed = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return date.max
