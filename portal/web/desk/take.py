"""Taking a letter; and taking it over, once it was said whose it is."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.refusals import Settled, TakenBy
from portal.casework.take import take
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back, refused
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, now, stale_problem, token_fresh


@blueprint.post(CASE + "/takings")
@at_desk(act="taken")
def takings(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        take(database(), sight, seat.officer, site=here().site, now=now(), over=_over())
    except TakenBy as taken:
        return _ask_first(seat, sight, taken)
    except Settled as why:
        return refused(seat, sight, why)
    flash(gettext("It is yours now."))
    return back(ref)


def _over() -> bytes | None:
    try:
        return bytes.fromhex(request.form.get("over", "")) or None
    except ValueError:
        return None


def _ask_first(seat: Seat, sight: CaseInSight, taken: TakenBy) -> AnyResponse:
    """A colleague has it: whose it is, and a button that takes it over."""
    name = words.officer_name(taken.by, seat.directory)
    told = gettext(
        "%(name)s has this since %(time)s. Take it over?", name=name, time=words.time_of(taken.since, seat.today)
    )
    line = case.line_in_sight(seat, sight)
    back_to = walk.list_address(line.row.ref)
    return desk_page(
        "take", seat, line=line, told=told, over=taken.by.hex(), back=request.form.get("back", ""), back_to=back_to,
        status=409,
    )  # fmt: skip
