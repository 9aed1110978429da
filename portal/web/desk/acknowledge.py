"""Telling the person that the office has the letter."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.acknowledge import acknowledge
from portal.casework.refusals import Settled
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back, refused
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/acknowledgements")
@at_desk(act="acknowledged")
def acknowledgements(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        acknowledge(database(), sight, seat.officer, site=here().site, now=now())
    except Settled as why:
        return refused(seat, sight, why)
    flash(gettext("Done. Their page says: They have it and are looking at it."))
    return back(ref)
