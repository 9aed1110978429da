"""Asking a duty post to look how somebody is: where and before when, and never why or for whom."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.call_post import call_post
from portal.casework.refusals import NotCalled
from portal.languages import moment
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

MOST = 80
"""Characters of a place."""


@blueprint.post(CASE + "/calls")
@at_desk(act="called")
def calls(seat: Seat, ref: str) -> AnyResponse:
    """`where`, and `first` = `yes` where the health team is asked before the others."""
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    where, health = request.form.get("where", "")[:MOST], request.form.get("first") == "yes"
    try:
        asked = call_post(
            database(), sight, seat.officer, where=where, health=health, site=here().site,
            directory=seat.directory, now=now(),
        )  # fmt: skip
    except NotCalled as refused:
        return again(seat, sight, ("call-where", _why(refused.why)))
    flash(gettext("Asked. Somebody there should look before: %(moment)s.", moment=moment(asked.before, locale())))
    return back(ref)


def _why(code: str) -> str:
    return {
        "place": gettext("The post knows no such place. Write a wing or a cell as the prison calls it."),
        "already": gettext("They were asked already, and still have time."),
    }.get(code, gettext("No duty post can be asked in that prison."))
