"""Writing down what was found about somebody of the staff."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.find import find
from portal.casework.refusals import NamesStaff, NothingSaid, OutsideOnly, RefusedAct
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import back
from portal.web.desk.finding import names_staff
from portal.web.desk.said_forms import FindingForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import FINDING
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/findings")
@at_desk(act="found")
def findings(seat: Seat, ref: str) -> AnyResponse:
    form = FindingForm()
    kept = form.kept

    def finds(sight: CaseInSight) -> None:
        find(
            database(), sight, seat.officer, staff=kept["staff"][:160], finding=kept["finding"],
            follows=kept["follows"], text=kept["text"], language=kept["language"], site=here().site,
            directory=seat.directory, now=now(), voice=spoken_by(seat, sight, FINDING),
        )  # fmt: skip

    if page := say(seat, ref, form, FINDING, finds, _why_not):
        return page
    flash(gettext("Written down. They read it in their letters."))
    return back(ref)


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    match refused:
        case NamesStaff():
            return [("find-text", names_staff())]
        case OutsideOnly():
            return [("main", gettext("Only an office outside the prison does this."))]
        case NothingSaid():
            return [("find-staff", gettext("Say who it was, and what you found."))]
    raise refused
