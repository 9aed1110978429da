"""More time for an answer, with the reason the person reads."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.extend import extend
from portal.casework.refusals import NotLonger, RefusedAct, Settled
from portal.languages.words import N_
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import says
from portal.web.desk.move_forms import ExtensionForm
from portal.web.desk.ready import ready_in
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import EXTENSION
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now

WHY_NOT = {
    "no_reason": N_("Say why you need more time. They will read it."),
    "too_long": N_("The rules do not allow so much more time."),
    "used_up": N_("More time was taken already. The rules do not allow it again."),
    "too_late": N_("It is late already. Only an answer helps now."),
}


@blueprint.post(CASE + "/extensions")
@at_desk(act="extended")
def extensions(seat: Seat, ref: str) -> AnyResponse:
    form = ExtensionForm()

    def extends(sight: CaseInSight) -> None:
        extend(
            database(), sight, seat.officer, n=int(form.kept["n"]), text=form.kept["text"],
            language=form.kept["language"], site=here().site, directory=seat.directory, now=now(),
            sentences=ready_in(EXTENSION.noun), voice=spoken_by(seat, sight, EXTENSION),
        )  # fmt: skip

    if page := say(seat, ref, form, EXTENSION, extends, _why_not):
        return page
    flash(gettext("Sent. They read the new day and why."))
    return redirect(f"/desk/cases/{ref}", 303)


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    if isinstance(refused, NotLonger):
        field = "extension-text" if refused.why == "no_reason" else "extension-n"
        return [(field, gettext(WHY_NOT[refused.why]))]
    if isinstance(refused, Settled):
        return [("main", says(refused))]
    raise refused
