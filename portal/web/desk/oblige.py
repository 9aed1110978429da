"""Protection, support, investigation: who answers for it, by when, and that it is done."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.oblige import oblige
from portal.casework.refusals import NoObligation, NothingSaid, ObligationUndated, RefusedAct
from portal.web.desk import words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import back
from portal.web.desk.said_forms import ObligationForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import OBLIGATION
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/obligations")
@at_desk(act="obliged")
def obligations(seat: Seat, ref: str) -> AnyResponse:
    form = ObligationForm()
    kept = form.kept
    which, done = kept["which"], kept["done"] == "yes"
    saying = OBLIGATION.at(f"done-{which}")

    def looks_after(sight: CaseInSight) -> None:
        oblige(
            database(), sight, seat.officer, which=which, who=_who(seat), day=_day(), done=done, text=kept["text"],
            language=kept["language"], site=here().site, directory=seat.directory, now=now(),
            voice=spoken_by(seat, sight, saying) if done else None,
        )  # fmt: skip

    def why_not(refused: RefusedAct) -> list[tuple[str, str]]:
        match refused:
            case NoObligation():
                return [("oblige", gettext("It is done already."))]
            case NothingSaid():
                return [(f"done-{which}-text", gettext("Say in one sentence what was done. They read it."))]
            case ObligationUndated(latest=latest):
                told = gettext("Say who answers for it, and by when: %(day)s at the latest.", day=words.day(latest))
                return [(f"oblige-{which}", told)]
        raise refused

    if page := say(seat, ref, form, saying, looks_after, why_not):
        return page
    flash(gettext("Done. They read it in their letters.") if done else gettext("Written down."))
    return back(ref)


def _who(seat: Seat) -> bytes:
    """The officer at the desk, unless another is named."""
    try:
        return bytes.fromhex(request.form.get("who", "")) or seat.officer.id
    except ValueError:
        return b""


def _day() -> date | None:
    """None leaves the day as it is; what is no day is one that no rule allows."""
    typed = request.form.get("day", "").strip()
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return date.max
