"""Passing something on: only what the person agreed to, or what a law of the pack demands."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.casework.refer import refer
from portal.casework.refusals import (
    ChildNotReleased,
    NameNotReleased,
    NoPlan,
    NotHandedOver,
    NothingSaid,
    ReferralWithoutConsent,
)
from portal.protection.approaches import may_tell
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/referrals")
@at_desk(act="referred")
def referrals(seat: Seat, ref: str) -> AnyResponse:
    sight, form = seat.case(ref), request.form
    if not token_fresh():
        return again(seat, sight, stale_problem())
    said = form.get("consent", "")
    consent = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    try:
        refer(
            database(), sight, seat.officer, to=form.get("to", ""), parts=form.getlist("part"), consent=consent,
            exception=form.get("exception", ""), text=form.get("text", "").strip()[:2000], language=locale(),
            site=here().site, directory=seat.directory, now=now(), day=_day(),
        )  # fmt: skip
    except NotHandedOver:
        told = gettext("First hand it over. Then write down to whom, how, and on which day.")
        return again(seat, sight, ("refer", told))
    except NothingSaid:
        return again(seat, sight, ("refer", gettext("Choose who gets it, and what they get.")))
    except ReferralWithoutConsent:
        return again(seat, sight, ("refer", gettext("Refused: they did not agree to this.")))
    except NameNotReleased:
        told = gettext("Two officers are needed to pass the name on: first a colleague opens it for that.")
        return again(seat, sight, ("refer", told))
    except ChildNotReleased:
        told = gettext("To pass on who the child is, somebody here first looks at it for that.")
        return again(seat, sight, ("refer", told))
    except NoPlan:
        told = gettext("First make them safe: look for signs of punishment, or order something. Then tell the prison.")
        return again(seat, sight, ("refer", told))
    read = form.get("exception") or may_tell(read_case(database(), seat.directory, seat.case(ref)))
    quiet = gettext("Passed on. Whoever wrote does not read it: the person it is about did not allow it.")
    flash(gettext("Passed on. They read in their letters to whom, and when.") if read else quiet)
    return back(ref)


def _day() -> date | None:
    """None is today; what is no day is one on which nothing can have been handed over."""
    typed = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return date.max
