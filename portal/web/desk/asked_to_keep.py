"""What a prison is asked to keep, and its one tap in answer. Nothing here says why, or about whom."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import securing
from portal.casework.refusals import NothingSaid
from portal.casework.say_kept import say_kept
from portal.languages import moment
from portal.web.desk import words
from portal.web.desk.address import DESK, blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh
from portal.web.shared.securing import HOW, span_words

KEEPING = DESK + "/securings"


@dataclass(frozen=True)
class Line:
    """One letter. `answer` is what this office said last, or nothing."""

    id: str
    span: str
    office: str
    until: str
    answer: str
    late: bool


@blueprint.get(KEEPING)
@at_desk()
def asked_to_keep(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(KEEPING + "/<name>/answers")
@at_desk()
def kept(seat: Seat, name: str) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    try:
        found = say_kept(
            database(), seat.officer, bytes.fromhex(name), how=request.form.get("how", ""), site=here().site,
            directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingSaid:
        return _shown(seat, [("main", gettext("Say whether it is kept."))])
    except ValueError:
        raise NotFound from None
    if not found:
        raise NotFound
    flash(gettext("Sent to whoever asked."))
    return redirect(KEEPING, 303)


def asked_of(seat: Seat) -> list[Line]:
    """What this office was asked for, the open ones first."""
    rings = seat.officer.rings
    said = securing.answered(database(), here().site, rings)
    lines = [_line(each, said.get(each.id, ""), seat) for each in securing.letters(database(), here().site, rings)]
    return sorted(lines, key=lambda line: bool(line.answer))


def _shown(seat: Seat, problems: list[tuple[str, str]] | None = None) -> Response:
    if seat.office.outside:
        raise NotFound
    how = [(code, gettext(says)) for code, says in HOW.items()]
    return desk_page("asked_to_keep", seat, problems=problems, lines=asked_of(seat), how=how)


def _line(each: securing.Letter, answer: str, seat: Seat) -> Line:
    return Line(
        each.id.hex(), span_words(each.unit, each.first, each.last), words.office_name(each.office, seat.directory),
        moment(each.until, locale()), gettext(HOW[answer]) if answer in HOW else "", now() >= each.until,
    )  # fmt: skip
