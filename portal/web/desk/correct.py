"""Putting right in which prison, about what and of which kind a letter is."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.access import visible_to
from portal.casework.correct import correct
from portal.casework.refusals import NothingSaid, OfficeNotAllowed, Protected, Settled
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import says
from portal.web.desk.move_forms import CorrectionForm
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/corrections")
@at_desk(act="corrected")
def corrections(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = CorrectionForm()
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    if not form.accepted():
        return case.shown(seat, sight, posted=form)
    try:
        correct(
            database(), sight, seat.officer, **form.kept, site=here().site, directory=seat.directory, now=now()
        )  # fmt: skip
    except NothingSaid:
        return _again(seat, ref, form, gettext("Nothing was changed."))
    except Protected:
        return _again(seat, ref, form, gettext("This letter is protected. It stays as it is."))
    except OfficeNotAllowed:
        told = gettext("That prison answers to this office. Send the letter to people outside.")
        return _again(seat, ref, form, told)
    except Settled as refused:
        return _again(seat, ref, form, says(refused))
    if visible_to(database(), here().site, seat.officer, sight.id) is None:
        flash(_why_gone(seat, form.kept["prison"] or sight.docket.prison))
        return redirect("/desk", 303)
    flash(gettext("Corrected. They can read what you changed."))
    return redirect(f"/desk/cases/{ref}", 303)


def _why_gone(seat: Seat, prison: str) -> str:
    if prison in seat.directory.officer(seat.officer.id.hex()).worked_at:
        return gettext("Corrected. You worked in that prison, so only your colleagues have this letter now.")
    return gettext("Corrected. It is a child's letter, so only trained colleagues have it now.")


def _again(seat: Seat, ref: str, form: CorrectionForm, told: str) -> AnyResponse:
    kept = {**form.kept, "noun": "corrections"}
    return case.shown(seat, seat.case(ref), kept=kept, problems=[("correction-prison", told)])
