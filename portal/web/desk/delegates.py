"""Who acts while somebody is away: named for two days and the days between, and ended, each on a page of the book."""

from __future__ import annotations

from datetime import date

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.delegate import Delegation, delegations, end_delegation, name_delegate
from portal.casework.refusals import NoDelegate
from portal.languages import short_day
from portal.languages.digits import digits
from portal.web.desk import words
from portal.web.desk.address import blueprint
from portal.web.desk.hand_over import chosen_colleague
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, stale_problem, token_fresh

DELEGATIONS = "/desk/delegations"
Problems = list[tuple[str, str]]


@blueprint.get(DELEGATIONS)
@at_desk()
def delegates(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(DELEGATIONS)
@at_desk()
def naming(seat: Seat) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    told = gettext("Choose a colleague and two days. The last is today or later, and not before the first.")
    first, last = _day("first"), _day("last")
    if first is None or last is None:
        return _shown(seat, [("first", told)])
    try:
        page = name_delegate(
            database(), seat.officer, to=chosen_colleague(), first=first, last=last, site=here().site,
            directory=seat.directory, today=seat.today,
        )  # fmt: skip
    except NoDelegate:
        return _shown(seat, [("first", told)])
    flash(gettext("Written in the book, on page %(page)s. Your office sees it here.", page=page))
    return redirect(DELEGATIONS, 303)


@blueprint.post(DELEGATIONS + "/<name>/endings")
@at_desk()
def ending(seat: Seat, name: str) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, [stale_problem()])
    try:
        page = end_delegation(database(), seat.officer, bytes.fromhex(name), site=here().site, today=seat.today)
    except (NoDelegate, ValueError):
        raise NotFound from None
    flash(gettext("Ended, on page %(page)s of the book.", page=page))
    return redirect(DELEGATIONS, 303)


def acting(seat: Seat) -> list[str]:
    """A sentence for each delegation that holds today."""
    return [_sentence(seat, each) for each in _known(seat) if each.first <= seat.today]


def _known(seat: Seat) -> list[Delegation]:
    return delegations(database(), seat.officer, site=here().site, today=seat.today)


def _sentence(seat: Seat, each: Delegation) -> str:
    return gettext(
        "%(name)s acts for %(by)s from %(first)s to %(last)s.",
        name=words.officer_name(each.to, seat.directory),
        by=words.officer_name(each.by, seat.directory),
        first=short_day(each.first, locale()),
        last=short_day(each.last, locale()),
    )


def _shown(seat: Seat, problems: Problems | None = None) -> Response:
    members = seat.directory.members(seat.office.id, seat.today)
    return desk_page(
        "delegates", seat, problems=problems, typed={name: request.form.get(name, "") for name in ("first", "last")},
        named=[(each.id.hex(), _sentence(seat, each)) for each in _known(seat)],
        others=[(each.id.hex(), each.name) for each in members if each.id != seat.officer.id],
    )  # fmt: skip


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(digits(request.form.get(name, "").strip()))
    except ValueError:
        return None
