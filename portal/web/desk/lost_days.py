"""Days that were lost: the central administration or a director says which, and why; ended with a page of its own."""

from __future__ import annotations

from datetime import date

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.lost_days import (
    LONGEST_REASON,
    WHATS,
    LostDays,
    end_lost_days,
    enter_lost_days,
    lost_lately,
    may_enter,
)
from portal.casework.refusals import DaysNotLost, OutsideOnly
from portal.languages import short_day
from portal.languages.digits import digits
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.address import blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

DAYS = "/desk/days"
Problems = list[tuple[str, str]]
SAYS = {"lockdown": N_("The prison was locked down"), "outage": N_("The portal did not work")}
REFUSED = {
    "days": N_("Choose two days of the last month. The last is today or before, and not before the first."),
    "reason": N_("Say why, in one short line."),
}
FIELDS = ("prison", "what", "first", "last", "text")


@blueprint.get(DAYS)
@at_desk()
def lost(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(DAYS)
@at_desk()
def losing(seat: Seat) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    said = {name: request.form.get(name, "") for name in FIELDS}
    prisons = _prisons(seat)
    first, last = _day(said["first"]), _day(said["last"])
    if first is None or last is None:
        return _shown(seat, _problem("days"))
    try:
        page = enter_lost_days(
            database(), seat.officer, prison=said["prison"] or prisons[0], what=said["what"], first=first, last=last,
            reason=said["text"], site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except DaysNotLost as refused:
        return _shown(seat, _problem(refused.why))
    except OutsideOnly:
        raise NotFound from None
    flash(gettext("Written in the book, on page %(page)s. The office above was told.", page=page))
    return redirect(DAYS, 303)


@blueprint.post(DAYS + "/<prison>/<name>/endings")
@at_desk()
def found_again(seat: Seat, prison: str, name: str) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    try:
        page = end_lost_days(
            database(), seat.officer, bytes.fromhex(name), prison=prison, site=here().site, directory=seat.directory,
            now=now(),
        )  # fmt: skip
    except (DaysNotLost, OutsideOnly, ValueError):
        raise NotFound from None
    flash(gettext("They count again, on page %(page)s of the book.", page=page))
    return redirect(DAYS, 303)


def _problem(why: str) -> Problems:
    return [("text" if why == "reason" else "first", gettext(REFUSED[why]))]


def _prisons(seat: Seat) -> tuple[str, ...]:
    """The prisons this office may speak of; for every other office there is no such page."""
    found = may_enter(seat.office, seat.directory)
    if not found:
        raise NotFound
    return found


def _shown(seat: Seat, problems: Problems | None = None) -> Response:
    prisons, form = _prisons(seat), request.form
    known = [each for code in prisons for each in lost_lately(database(), here().site, code, now())]
    return desk_page(
        "days", seat, problems=problems, status=422 if problems else 200,
        typed={name: form.get(name, "") for name in FIELDS}, longest=LONGEST_REASON,
        prisons=[(code, words.prison_name(code, seat.directory)) for code in prisons],
        whats=[(what, gettext(SAYS[what])) for what in WHATS],
        known=[(f"{DAYS}/{each.prison}/{each.id.hex()}/endings", *_line(seat, each)) for each in reversed(known)],
    )  # fmt: skip


def _line(seat: Seat, each: LostDays) -> tuple[str, str, str]:
    """Where and what, which days, and why and by whom."""
    where = gettext(
        "%(prison)s: %(what)s", prison=words.prison_name(each.prison, seat.directory), what=gettext(SAYS[each.what])
    )
    days = short_day(each.first, locale())
    if each.last != each.first:
        days = gettext(
            "From %(first)s to %(last)s", first=short_day(each.first, locale()), last=short_day(each.last, locale())
        )
    return where, days, f"\u2068{each.reason}\u2069 · {words.officer_name(each.by, seat.directory)}"


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(digits(typed.strip()))
    except ValueError:
        return None
