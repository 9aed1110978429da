"""Passing something on: only what the person agreed to, or what a law of the pack demands."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.sight import CaseInSight
from portal.casework.refer import refer
from portal.casework.refusals import (
    ChildNotReleased,
    NameNotReleased,
    NoPlan,
    NotHandedOver,
    NothingSaid,
    ReferralWithoutConsent,
    RefusedAct,
)
from portal.protection.approaches import may_tell
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import back
from portal.web.desk.said_forms import ReferralForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import REFERRAL
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/referrals")
@at_desk(act="referred")
def referrals(seat: Seat, ref: str) -> AnyResponse:
    form = ReferralForm()
    kept = form.kept
    consent = int(kept["consent"][:6]) if kept["consent"].isascii() and kept["consent"].isdigit() else 0
    saying = REFERRAL.at(f"refer-{consent}")

    def passes_on(sight: CaseInSight) -> None:
        refer(
            database(), sight, seat.officer, to=kept["to"], parts=kept["part"].split(), consent=consent,
            exception=kept["exception"], text=kept["text"], language=kept["language"], site=here().site,
            directory=seat.directory, now=now(), day=_day(), voice=spoken_by(seat, sight, saying),
        )  # fmt: skip

    if page := say(seat, ref, form, saying, passes_on, _why_not):
        return page
    told = bool(kept["exception"]) or may_tell(read_case(database(), seat.directory, seat.case(ref)))
    quiet = gettext("Passed on. Whoever wrote does not read it: the person it is about did not allow it.")
    flash(gettext("Passed on. They read in their letters to whom, and when.") if told else quiet)
    return back(ref)


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    return [("refer", _in_words(refused))]


def _in_words(refused: RefusedAct) -> str:
    match refused:
        case NotHandedOver():
            return gettext("First hand it over. Then write down to whom, how, and on which day.")
        case NothingSaid():
            return gettext("Choose who gets it, and what they get.")
        case ReferralWithoutConsent():
            return gettext("Refused: they did not agree to this.")
        case NameNotReleased():
            return gettext("Two officers are needed to pass the name on: first a colleague opens it for that.")
        case ChildNotReleased():
            return gettext("To pass on who the child is, somebody here first looks at it for that.")
        case NoPlan():
            return gettext(
                "First make them safe: look for signs of punishment, or order something. Then tell the prison."
            )
    raise refused


def _day() -> date | None:
    """None is today; what is no day is one on which nothing can have been handed over."""
    typed = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return date.max
