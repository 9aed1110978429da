"""We spoke with them alone: one tap, which counts as a check-in."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.refusals import NothingSaid, OutsideOnly, RefusedAct, WishUnmet
from portal.casework.visit import visit
from portal.protection.third import by_another
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import back
from portal.web.desk.said_forms import VisitForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import VISIT
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now

SHEET = "/oversight/visits/"


@blueprint.post(CASE + "/visits")
@at_desk(act="visited")
def visited(seat: Seat, ref: str) -> AnyResponse:
    form = VisitForm()
    kept = form.kept

    def visits(sight: CaseInSight) -> None:
        visit(
            database(), sight, seat.officer, how=kept["how"], language=kept["language"], site=here().site,
            directory=seat.directory, now=now(), why=kept["why"][:500], voice=spoken_by(seat, sight, VISIT),
        )  # fmt: skip

    alone = by_another(seat.case(ref).docket)
    if page := say(seat, ref, form, VISIT, visits, _why_not):
        return page
    flash(
        gettext("Kept. Only your office can read this note.")
        if alone
        else gettext("Written down. They read it in their letters.")
    )
    name = kept["visit"]
    return redirect(SHEET + name, 303) if name.isalnum() and len(name) == 32 else back(ref)


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    match refused:
        case OutsideOnly():
            return [("main", gettext("Only an office outside the prison does this."))]
        case WishUnmet():
            return [("visit-why", gettext("Say why nobody came whom they asked for, and who decided."))]
        case NothingSaid():
            return [("main", gettext("Say how they are."))]
    raise refused
