"""Whom the prison is still to tell what one may ask, and whom it told: that is sealed to whoever watches."""

from __future__ import annotations

from datetime import date

from flask import Response, flash, redirect, request
from flask_babel import gettext, ngettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.languages import LOCALES, digits
from portal.languages.words import N_
from portal.protection.feed import LONGEST, Line
from portal.protection.lists import NobodyWatches, watching
from portal.protection.number import tidy
from portal.protection.segments import keep
from portal.protection.tellings import write_down
from portal.web.desk.address import blueprint
from portal.web.desk.arrived import waiting
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import Form, database, here

ADDRESS = "/desk/arrivals"
HOW = {
    "spoken": N_("Somebody told them, face to face"),
    "heard": N_("They heard it from the page"),
    "paper": N_("They were given the sheet to read"),
}
MOST = 200


@blueprint.get(ADDRESS)
@at_desk()
def arrivals(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(ADDRESS)
@at_desk()
def telling(seat: Seat) -> AnyResponse:
    _of_a_prison(seat)
    if not Form().accepted():
        return _shown(seat)
    numbers, day = _numbers(), _day(seat)
    if not numbers:
        return _shown(seat, [("numbers", gettext("Tick at least one person, or write a number."))])
    if day is None or day > seat.today:
        return _shown(seat, [("day", gettext("Say on which day: today or before."))])
    how, language = request.form.get("how", ""), request.form.get("language", "")
    if how not in HOW or language not in LOCALES:
        return _shown(seat, [("how", gettext("Say how they were told."))])
    prison = _of_a_prison(seat)
    lines = [Line("told", prison, day, number, "", f"{language} {how} {seat.officer.login}") for number in numbers]
    try:
        keep(database(), here().site, watching(seat.directory, prison), lines)
        write_down(database(), here().site, seat.directory, lines, today=seat.today)
    except NobodyWatches:
        return _shown(seat, [("numbers", gettext("No office outside watches this prison: nothing was kept."))])
    flash(ngettext("%(num)s person written down.", "%(num)s people written down.", len(numbers)))
    return redirect(ADDRESS, 303)


def _shown(seat: Seat, problems: list[tuple[str, str]] | None = None) -> Response:
    prison = _of_a_prison(seat)
    languages = [(code, each.own_name) for code, each in LOCALES.items() if not each.pseudo]
    typed = {name: request.form.get(name, "") for name in ("numbers", "day", "how", "language")}
    return desk_page(
        "arrivals", seat, problems=problems, prison=prison, spoken=languages, waiting=waiting(seat),
        ways=[(code, gettext(says)) for code, says in HOW.items()],
        typed={**typed, "day": typed["day"] or seat.today.isoformat()},
    )  # fmt: skip


def _of_a_prison(seat: Seat) -> str:
    """Only who runs a prison writes this down. Raises NotFound."""
    if seat.office.kind != "director" or not seat.office.prison:
        raise NotFound
    return seat.office.prison


def _numbers() -> list[str]:
    """Those ticked and those typed, each once, as feeds write them."""
    typed = [*request.form.getlist("person"), *request.form.get("numbers", "").splitlines()][:MOST]
    return list(dict.fromkeys(tidy(each)[: LONGEST["number"]] for each in typed if tidy(each)))


def _day(seat: Seat) -> date | None:
    try:
        return date.fromisoformat(digits(request.form.get("day", "").strip()))
    except ValueError:
        return None
