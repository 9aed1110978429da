"""*May these two be put together?* For whoever puts people into cells: yes or no, and never a reason."""

from __future__ import annotations

from flask import Response, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from portal.protection.partings import are_two, kept_apart
from portal.web.desk.address import DESK, blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import TooManyAtOnce, database, here, one_try, stale_problem, token_fresh

APART = DESK + "/apart"
ASKS = ("director", "central")
"""Who puts people into cells and prisons."""
A_DAY = 200
"""Questions an office member may ask a day: enough to fill a wing, too few to try everybody with everybody."""


@blueprint.get(APART)
@at_desk()
def together(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(APART)
@at_desk()
def asking(seat: Seat) -> Response:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    one, other = (request.form.get(name, "")[:32] for name in ("one", "other"))
    if not are_two(one, other):
        return _shown(seat, [("one", gettext("Write the numbers of two people."))])
    if _too_often(seat):
        return _shown(seat, [("one", gettext("That is enough for now."))])
    return _shown(seat, answer="apart" if kept_apart(database(), here().site, one, other) else "together")


def _too_often(seat: Seat) -> bool:
    try:
        with one_try("apart", seat.officer.id.hex()) as tries:
            return tries > A_DAY
    except TooManyAtOnce:
        return True


def _shown(seat: Seat, problems: list[tuple[str, str]] | None = None, *, answer: str = "") -> Response:
    if seat.office.kind not in ASKS:
        raise NotFound
    typed = {name: request.form.get(name, "") for name in ("one", "other")}
    return desk_page("apart", seat, problems=problems, answer=answer, typed=typed, status=422 if problems else 200)
