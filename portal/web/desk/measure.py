"""Ordering something for somebody's safety, confirming it, ending it; and looking for signs of punishment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import flash, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework import lift as lifts
from portal.casework import second as seconds_of
from portal.casework.measure import measure
from portal.casework.refusals import (
    MeasureUndated,
    NoSuchMeasure,
    NotAskedFor,
    NotTwoPeople,
    OutsideOnly,
    OwnSecond,
    RefusedAct,
    SeparationNotAskedFor,
)
from portal.casework.watch import watch
from portal.database import writing
from portal.protection.alarm import tell_refused_separation
from portal.protection.lists import sees_lists
from portal.web.desk import words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again, back
from portal.web.desk.said_forms import MeasureForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import MEASURE
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh


@blueprint.post(CASE + "/measures")
@at_desk(act="ordered")
def measures(seat: Seat, ref: str) -> AnyResponse:
    form = MeasureForm()
    kept = form.kept

    def orders(sight: CaseInSight) -> None:
        try:
            measure(
                database(), sight, seat.officer, what=kept["measure"], owner=_owner(), review=_day(),
                text=kept["text"], one=kept["one"][:32], other=kept["other"][:32],
                voice=spoken_by(seat, sight, MEASURE), **_known(seat) | {"language": kept["language"]},
            )  # fmt: skip
        except SeparationNotAskedFor:
            _tell(seat, sight)
            raise

    if page := say(seat, ref, form, MEASURE, orders, _refused):
        return page
    flash(gettext("Ordered. They see it in their letters, and can end it."))
    return back(ref)


@blueprint.post(CASE + "/seconds")
@at_desk(act="seconded")
def seconds(seat: Seat, ref: str) -> AnyResponse:
    def confirm() -> None:
        seconds_of.second(database(), seat.case(ref), seat.officer, of=_of(), **_known(seat))

    return _done(seat, ref, confirm, gettext("Confirmed. It holds now, until they say otherwise."))


@blueprint.post(CASE + "/liftings")
@at_desk(act="lifted")
def liftings(seat: Seat, ref: str) -> AnyResponse:
    def end() -> None:
        lifts.lift(database(), seat.case(ref), seat.officer, of=_of(), **_known(seat))

    return _done(seat, ref, end, gettext("Ended."))


@blueprint.post(CASE + "/watches")
@at_desk(act="watched")
def watches(seat: Seat, ref: str) -> AnyResponse:
    def begin() -> None:
        portal = here()
        watch(database(), seat.case(ref), seat.officer, site=portal.site, directory=seat.directory, now=now())

    says = gettext("We look for signs of punishment now, and ask them how they are.")
    blind = gettext("We ask them how they are from now on. We see no lists of the prison.")
    return _done(seat, ref, begin, says if sees_lists(seat.office) else blind)


def _done(seat: Seat, ref: str, act: Callable[[], None], says: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        act()
    except RefusedAct as why:
        if isinstance(why, SeparationNotAskedFor):
            _tell(seat, sight)
            sight = seat.case(ref)
        return again(seat, sight, *_refused(why))
    flash(says)
    return back(ref)


def _refused(why: RefusedAct) -> list[tuple[str, str]]:
    if isinstance(why, NoSuchMeasure | NotAskedFor | NotTwoPeople | MeasureUndated | OwnSecond | OutsideOnly):
        return [("measure", _why(why))]
    raise why


def _tell(seat: Seat, sight: CaseInSight) -> None:
    """In a transaction of its own: the request's own is rolled back with the refusal."""
    case, docket = sight.id, sight.docket
    database().rollback()
    with writing(here().engine) as session:
        tell_refused_separation(
            session, case, docket, office=seat.office.id, today=seat.today, site=here().site, directory=seat.directory
        )
        session.commit()


def _why(why: RefusedAct) -> str:
    match why:
        case SeparationNotAskedFor():
            return gettext("Refused: they did not ask to be locked in alone. The inspectorate has been told.")
        case NotAskedFor():
            return gettext("Refused: this changes their own life, and they did not ask for it.")
        case MeasureUndated():
            return gettext(
                "Say who answers for it, and when it is looked at again: by %(day)s.", day=words.day(why.latest)
            )
        case NotTwoPeople():
            return gettext("Write the numbers of both people who are kept apart.")
        case OwnSecond():
            return gettext("You ordered it yourself. A colleague has to confirm it.")
        case OutsideOnly():
            return gettext("Only an office outside the prison looks for signs of punishment.")
        case _:
            return gettext("Choose what to order.")


def _known(seat: Seat) -> dict[str, Any]:
    return {"language": locale(), "site": here().site, "directory": seat.directory, "now": now()}


def _owner() -> bytes:
    try:
        return bytes.fromhex(request.form.get("owner", ""))
    except ValueError:
        return b""


def _day() -> date | None:
    try:
        return date.fromisoformat(request.form.get("review", ""))
    except ValueError:
        return None


def _of() -> int:
    said = request.form.get("of", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
