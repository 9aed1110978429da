"""One case: one button until this session has opened it, then the exchange of letters."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.rows import case_of, row_in_sight
from portal.cases.sight import CaseInSight, Interfered
from portal.casework.refusals import NoPurpose, NotTrained
from portal.protection.harm import harmed
from portal.web.desk import case_page, record_case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.drafted import drafts_of
from portal.web.desk.forms import WrittenForm
from portal.web.desk.interpreting import put_with_it
from portal.web.desk.line import Line, line_of
from portal.web.desk.of_a_child import not_opened, open_for, purposes_to_open
from portal.web.desk.saying import voice_in
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, enter_interference, here, now, stale_problem, token_fresh
from portal.web.shared.files import file_of, served

CARRIED = (
    "decision", "text", "book", "language", "noun", "remedy", "remedy_due", "owner", "n", "office", "which", "why",
)  # fmt: skip
"""What the one-button page carries on when someone wrote before opening."""


@blueprint.get(CASE)
@at_desk()
def case(seat: Seat, ref: str) -> Response:
    sight = seat.case(ref)
    return shown(seat, sight) if walk.opened(ref) else unopened(seat, sight)


@blueprint.post(CASE + "/openings")
@at_desk(act="opened")
def openings(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return unopened(seat, sight, kept=_carried())
    try:
        become = open_for(sight, seat)
    except (NotTrained, NoPurpose) as refused:
        return unopened(seat, sight, kept=_carried(), problems=[("purpose", not_opened(refused))])
    if become == "gone":
        flash(gettext("The roll says that it is a child's letter. Colleagues who are trained for it have it now."))
        return redirect("/desk", 303)
    if become == "found":
        flash(gettext("The roll says that it is a child's letter. Say what you open it for."))
        return redirect(f"/desk/cases/{ref}", 303)
    walk.remember_opened(ref)
    seat = seat.again()
    put_with_it(seat, seat.case(ref))
    kept = _carried()
    if not kept:
        return redirect(f"/desk/cases/{ref}", 303)
    flash(gettext("Your words are still here. Nothing was sent yet."))
    return shown(seat, seat.case(ref), kept=kept, status=200)


@blueprint.get(CASE + "/files/<name>")
@at_desk()
def case_file(seat: Seat, ref: str, name: str) -> Response:
    """Only after the case was opened, by who holds it."""
    sight = seat.case(ref)
    if not walk.opened(ref):
        raise NotFound
    for drafted in drafts_of(seat, sight).values():
        if (voice := voice_in(drafted)) and voice.id == name:
            return served(sight.keys, voice)
    opened = read_case(database(), here().directory, sight)
    return file_of(sight, (*opened.envelopes, *opened.notes), name)


@blueprint.errorhandler(Interfered)
def interfered(_: Interfered) -> AnyResponse:
    """Named, never shown; and found out by someone who acts, entered in the book."""
    name = case_of((request.view_args or {}).get("ref", ""))
    if request.method == "POST" and name is not None:
        enter_interference(name)
    named: AnyResponse = _interfered()
    return named


@at_desk()
def _interfered(seat: Seat) -> Response:
    return desk_page("interfered", seat, ref=(request.view_args or {}).get("ref", ""), status=409)


def unopened(
    seat: Seat,
    sight: CaseInSight,
    *,
    kept: dict[str, str] | None = None,
    problems: list[tuple[str, str]] | None = None,
) -> Response:
    """One button. `kept`: words that were typed before, carried on."""
    row = row_in_sight(sight, now())
    problems = problems or ([stale_problem()] if kept else [])
    step = walk.step(row.ref)
    return desk_page(
        "unopened",
        seat,
        line=line_of(row, seat),
        kind=words.kind(row.kind),
        kept=kept,
        walk=step,
        problems=problems,
        purposes=purposes_to_open(sight),
        hard=harmed(sight.docket.kind, sight.docket.flags),
    )


def shown(
    seat: Seat,
    sight: CaseInSight,
    *,
    posted: WrittenForm | None = None,
    kept: dict[str, str] | None = None,
    **more: Any,
) -> Response:
    """The exchange, with the forms below. `posted`: the form that was not right; `kept`: what another page brings."""
    if sight.docket.incident is not None:
        return record_case.shown(seat, sight, more.get("problems"))
    opened = read_case(database(), here().directory, sight)
    return desk_page(
        "case",
        seat,
        posted,
        **case_page.letter(seat, sight, opened),
        **case_page.about(seat, sight, opened),
        **case_page.to_do(seat, sight, opened),
        **case_page.forms(seat, sight, posted, kept),
        **{"beaten": None, **more},
    )


def line_in_sight(seat: Seat, sight: CaseInSight) -> Line:
    """The row of this case, as it stands in a list."""
    return line_of(row_in_sight(sight, now()), seat)


def _carried() -> dict[str, str]:
    given = {name: request.form[name] for name in CARRIED if name in request.form}
    return given if any(given.get(name) for name in ("text", "remedy", "book")) else {}
