"""Closing a case."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.close import close
from portal.casework.refusals import AlreadyClosed
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.closing import NOT_YET, not_yet
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/closures")
@at_desk(act="closed")
def closures(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    if not token_fresh():
        return case.shown(seat, sight, problems=[stale_problem()])
    try:
        close(database(), sight, seat.officer, site=here().site, now=now())
    except AlreadyClosed:
        return redirect(f"/desk/cases/{ref}", 303)
    except NOT_YET as refused:
        return case.shown(seat, sight, problems=[("main", not_yet(refused))])
    flash(gettext("Closed. If they write again, it opens again."))
    return redirect(f"/desk/cases/{ref}", 303)
