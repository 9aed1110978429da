"""What a court or an inquiry needs is not erased."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.preserve import preserve
from portal.casework.refusals import NotHeld, NothingSaid, RefusedAct
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import back
from portal.web.desk.said_forms import HoldForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import HOLD
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/holds")
@at_desk(act="preserved")
def holds(seat: Seat, ref: str) -> AnyResponse:
    form = HoldForm()
    hold = form.kept["hold"]

    def preserves(sight: CaseInSight) -> None:
        preserve(
            database(), sight, seat.officer, hold=hold, text=form.kept["text"], language=form.kept["language"],
            site=here().site, directory=seat.directory, now=now(), voice=spoken_by(seat, sight, HOLD),
        )  # fmt: skip

    try:
        if page := say(seat, ref, form, HOLD, preserves, _why_not):
            return page
    except NotHeld:
        return back(ref)
    flash(gettext("Kept. Nothing erases it.") if hold == "yes" else gettext("Kept. Its time runs again."))
    return back(ref)


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    if isinstance(refused, NothingSaid):
        return [("hold-text", gettext("Write some words first."))]
    raise refused
