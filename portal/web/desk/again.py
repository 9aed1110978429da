"""After an act on a letter: back to where the officer was, or the same page again with what was wrong."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.refusals import RefusedAct, Settled
from portal.web.desk import case, walk
from portal.web.desk.seat import Seat


def back(ref: str) -> AnyResponse:
    """To the list the act was done from, or to the letter."""
    if request.form.get("back") != "list":
        return redirect(f"/desk/cases/{ref}", 303)
    return redirect(walk.list_address(ref), 303)


def again(seat: Seat, sight: CaseInSight, *problems: tuple[str, str]) -> AnyResponse:
    """The letter's page, 422, with (id of a field, what to do) on top."""
    if walk.opened(ref_of(sight.id)):
        return case.shown(seat, sight, problems=list(problems))
    return case.unopened(seat, sight, problems=list(problems))


def refused(seat: Seat, sight: CaseInSight, why: RefusedAct, field: str = "main") -> AnyResponse:
    """The same, for a refusal by name."""
    return again(seat, sight, (field, says(why)))


def unworded(why: RefusedAct) -> list[tuple[str, str]]:
    """For an act that no refusal of its own has words for."""
    raise why


def says(why: RefusedAct) -> str:
    """Why an act that needs no words of its own was refused."""
    if isinstance(why, Settled):
        return gettext("It is answered already. There is nothing to do.")
    return gettext("Choose a colleague from the list.")
