"""Handing a letter over to a colleague."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.hand_over import hand_over
from portal.casework.refusals import NoColleague, Settled
from portal.web.desk import words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back, refused
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/handovers")
@at_desk(act="handed")
def handovers(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    to = chosen_colleague()
    try:
        hand_over(database(), sight, seat.officer, to=to, site=here().site, directory=seat.directory, now=now())
    except Settled as why:
        return refused(seat, sight, why)
    except NoColleague as why:
        return refused(seat, sight, why, "colleague")
    flash(gettext("%(name)s has it now.", name=words.officer_name(to, seat.directory)))
    return back(ref)


def chosen_colleague() -> bytes:
    """The id in the field `colleague`; nobody's where it is none."""
    try:
        return bytes.fromhex(request.form.get("colleague", ""))
    except ValueError:
        return b""
