"""Beginning a case that nobody wrote about. Only an office outside the prison has this page."""

from __future__ import annotations

import secrets

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.rows import ref_of
from portal.casework.begin import begin
from portal.casework.refusals import NothingSaid, RefusedAct
from portal.languages.words import N_
from portal.protection.beginnings import ORIGINS
from portal.web.desk import words
from portal.web.desk.address import DESK, blueprint
from portal.web.desk.forms import LONGEST
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.filing.refusal import sentence
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

BEGINNINGS = DESK + "/beginnings"
FIELDS = ("prison", "unit", "person_name", "person_number", "topic", "by")
TOPICS = ("hurt", "touching", "beaten", "chains", "dark", "health", "other")
DOERS = {"": N_("Not said"), "staff": N_("Someone who works there"), "prisoner": N_("Another prisoner")}

Problems = list[tuple[str, str]]


@blueprint.get(BEGINNINGS)
@at_desk()
def beginning(seat: Seat) -> Response:
    _require_outside(seat)
    return _form(seat)


@blueprint.post(BEGINNINGS)
@at_desk()
def beginnings(seat: Seat) -> AnyResponse:
    _require_outside(seat)
    if not token_fresh():
        return _form(seat, [stale_problem()])
    said = {name: request.form.get(name, "").strip()[:200] for name in FIELDS}
    said["topic"] = said["topic"] if said["topic"] in TOPICS else ""
    said["by"] = said["by"] if said["by"] in DOERS else ""
    try:
        receipt = begin(
            database(), seat.officer, origin=request.form.get("origin", ""), said=said,
            text=request.form.get("text", "")[:LONGEST], once=request.form.get("once", "")[:64], language=locale(),
            zone=here().settings.zone, site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingSaid:
        return _form(seat, [("text", gettext("Say how it began, in which prison, and what you know."))])
    except RefusedAct as refusal:
        return _form(seat, [("prison", sentence(refusal))])
    if receipt is None:
        return redirect(DESK, 303)
    flash(gettext("Begun, on page %(page)s of the book.", page=receipt.page))
    return redirect(f"{DESK}/cases/{ref_of(receipt.case)}", 303)


def _require_outside(seat: Seat) -> None:
    if not seat.office.outside:
        raise NotFound


def _form(seat: Seat, problems: Problems | None = None) -> Response:
    typed = {name: request.values.get(name, "") for name in (*FIELDS, "origin", "text")}
    return desk_page(
        "beginning", seat, problems=problems, typed=typed, once=typed_once(),
        origins=[(code, gettext(words.ORIGINS[code])) for code in ORIGINS],
        prisons=[(each.code, each.name(locale())) for each in seat.directory.prisons],
        topics=[(code, words.topic(code)) for code in TOPICS],
        doers=[(code, gettext(says)) for code, says in DOERS.items()],
    )  # fmt: skip


def typed_once() -> str:
    """Drawn with the form: sent twice, it begins once."""
    return request.form.get("once", "") or secrets.token_hex(16)
