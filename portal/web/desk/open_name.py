"""Opening a sealed name, for a purpose; shown until this session ends."""

from __future__ import annotations

from flask import flash, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.open_name import open_name
from portal.casework.refusals import NoName, NoPurpose
from portal.web.desk import walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.named import MOST_NAMED
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/names")
@at_desk(act="unsealed")
def names(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh() or not walk.opened(ref):
        return again(seat, sight, stale_problem())
    try:
        open_name(
            database(), sight, seat.officer, purpose=request.form.get("purpose", ""), language=locale(),
            site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except (NoName, NoPurpose):
        return again(seat, sight, ("name-purpose", gettext("Say what you need the name for.")))
    session["named"] = [*(each for each in session.get("named", []) if each != ref), ref][-MOST_NAMED:]
    flash(gettext("The name is open until you sign out. They read why in their letters."))
    return back(ref)
