"""We spoke with them alone: one tap, which counts as a check-in."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.refusals import NothingSaid, OutsideOnly, WishUnmet
from portal.casework.visit import visit
from portal.protection.third import by_another
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

SHEET = "/oversight/visits/"


@blueprint.post(CASE + "/visits")
@at_desk(act="visited")
def visited(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        visit(
            database(), sight, seat.officer, how=request.form.get("how", ""), language=locale(), site=here().site,
            directory=seat.directory, now=now(), why=request.form.get("why", "").strip()[:500],
        )  # fmt: skip
    except OutsideOnly:
        return again(seat, sight, ("main", gettext("Only an office outside the prison does this.")))
    except WishUnmet:
        return again(seat, sight, ("visit-why", gettext("Say why nobody came whom they asked for, and who decided.")))
    except NothingSaid:
        return again(seat, sight, ("main", gettext("Say how they are.")))
    alone = by_another(sight.docket)
    flash(
        gettext("Kept. Only your office can read this note.")
        if alone
        else gettext("Written down. They read it in their letters.")
    )
    name = request.form.get("visit", "")
    return redirect(SHEET + name, 303) if name.isalnum() and len(name) == 32 else back(ref)
