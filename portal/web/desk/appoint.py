"""A time for whoever wants to see a doctor, a counsellor or legal help; and a prison's own list of appointments."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.appoint import appoint
from portal.casework.refusals import NoOffice, OutsideOnly, ReferralWithoutConsent, TimeWrong
from portal.languages import digits
from portal.protection.appointments import LISTED, lawful, list_of, put_on_list, written
from portal.protection.third import inside
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh
from portal.web.shared.appointments import at_words

APPOINTMENTS = "/desk/appointments"
WHEN = ("day", "hour", "who", "where")
Problems = list[tuple[str, str]]


@blueprint.post(CASE + "/appointments")
@at_desk(act="appointed")
def appointing(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    at, who, where = _typed()
    try:
        appoint(
            database(), sight, seat.officer, to=request.form.get("to", ""), at=at, who=who, where=where,
            language=locale(), site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except (OutsideOnly, ReferralWithoutConsent):
        return again(seat, sight, ("main", gettext("They agreed to nothing yet. Nothing may leave this office.")))
    except TimeWrong:
        return again(seat, sight, ("appoint-day", _wrong()))
    except NoOffice:
        return again(seat, sight, ("appoint-day", gettext("There is no open office to send it to.")))
    called = gettext("On the list of the prison. It says: an appointment.")
    flash(called if inside(sight.docket) else gettext("Written down. They read it in their letters."))
    return back(ref)


@blueprint.get(APPOINTMENTS)
@at_desk()
def appointments(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(APPOINTMENTS)
@at_desk()
def listing(seat: Seat) -> AnyResponse:
    """The prison's own, among which the others are not found."""
    _require_list(seat)
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    appointment, prison = written(*_typed()), seat.office.prison or ""
    zone = seat.directory.prison(prison).zone
    if not lawful(appointment, now().astimezone(ZoneInfo(zone))):
        return _shown(seat, [("day", _wrong())])
    put_on_list(database(), here().site, prison, appointment, directory=seat.directory)
    return redirect(APPOINTMENTS, 303)


def _typed() -> tuple[str, str, str]:
    """(ISO to the minute, who, where)"""
    day, hour, who, where = (request.form.get(name, "").strip() for name in WHEN)
    return f"{digits(day)}T{digits(hour)}", who, where


def _wrong() -> str:
    return gettext("Say who, where, and a day and hour within two months.")


def _require_list(seat: Seat) -> None:
    if seat.office.kind not in LISTED:
        raise NotFound


def _shown(seat: Seat, problems: Problems | None = None) -> Response:
    _require_list(seat)
    found = list_of(database(), here().site, seat.officer.rings, seat.today)
    return desk_page(
        "appointments", seat, problems=problems, typed={name: request.form.get(name, "") for name in WHEN},
        lines=[(at_words(each.at), each.who, each.where) for each in found],
    )  # fmt: skip
