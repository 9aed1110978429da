"""The next steps of a record, one address each: a doctor asked, an end, a decision, a family told, what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.access import visible_to
from portal.casework.attend import attend
from portal.casework.conclude import conclude
from portal.casework.consult import consult
from portal.casework.decide import decide
from portal.casework.end_restraint import end_restraint
from portal.casework.refusals import (
    NoOffice,
    NoRemedy,
    NothingSaid,
    RecordIncomplete,
    RefusedAct,
    Settled,
    StillOpen,
    TooManyPromises,
    WrongKind,
)
from portal.casework.tell_family import tell_family
from portal.web.desk import case, record_case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import LONGEST, promised
from portal.web.desk.promising import missing_words as missing_promise
from portal.web.desk.records import Problems, missing_words, moment_typed
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

NEVER = timedelta(days=9000)
"""What is no moment is taken as one that cannot be, and so refused by name."""


@blueprint.post(CASE + "/consultations")
@at_desk(act="consulted")
def consultations(seat: Seat, ref: str) -> AnyResponse:
    return _step(seat, ref, consult, gettext("Kept."), "at", who=_typed("who"))


@blueprint.post(CASE + "/attendances")
@at_desk(act="attended")
def attendances(seat: Seat, ref: str) -> AnyResponse:
    return _step(seat, ref, attend, gettext("Kept."), "at", who=_typed("who"), fit=_typed("fit"))


@blueprint.post(CASE + "/endings")
@at_desk(act="ended")
def endings(seat: Seat, ref: str) -> AnyResponse:
    return _step(seat, ref, end_restraint, gettext("Kept. The office above knows that it ended."), "at")


@blueprint.post(CASE + "/decisions")
@at_desk(act="decided")
def decisions(seat: Seat, ref: str) -> AnyResponse:
    kept = {name: _typed(name) for name in ("remedy", "remedy_due", "owner")}
    return _step(seat, ref, decide, gettext("Kept."), decision=_typed("decision"), **promised(kept))


@blueprint.post(CASE + "/tellings")
@at_desk(act="told")
def tellings(seat: Seat, ref: str) -> AnyResponse:
    said = {name: _typed(name) for name in ("outcome", "who", "how")}
    return _step(seat, ref, tell_family, gettext("Kept."), "at", **said)


@blueprint.post(CASE + "/conclusions")
@at_desk(act="concluded")
def conclusions(seat: Seat, ref: str) -> AnyResponse:
    return _step(seat, ref, conclude, gettext("Kept. Nothing more is owed."))


def _step(seat: Seat, ref: str, verb: Callable[..., int], kept: str, *moments: str, **said: Any) -> AnyResponse:
    """`moments`: fields that are a day and an hour in the prison."""
    sight = seat.case(ref)
    zone = ZoneInfo(sight.docket.zone)
    said |= {name: moment_typed(_typed(name), zone) or now() + NEVER for name in moments}
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    if not token_fresh():
        return record_case.shown(seat, sight, [stale_problem()])
    try:
        verb(
            database(), sight, seat.officer, text=_typed("text"), language=locale(), site=here().site,
            directory=seat.directory, now=now(), **said,
        )  # fmt: skip
    except WrongKind:
        raise NotFound from None
    except RefusedAct as refused:
        return record_case.shown(seat, sight, _says(refused))
    flash(kept)
    there = visible_to(database(), here().site, seat.officer, sight.id)
    return redirect(f"/desk/cases/{ref}" if there else walk.list_address(ref), 303)


def _says(refused: RefusedAct) -> Problems:
    match refused:
        case RecordIncomplete():
            return missing_words(refused)
        case NoRemedy() | TooManyPromises():
            return missing_promise(refused, "decision")
        case NothingSaid():
            return [("text", gettext("Write some words first."))]
        case NoOffice():
            return [("main", gettext("There is no open office above. You decide."))]
        case Settled():
            return [("main", gettext("It is done already. There is nothing to do."))]
        case StillOpen():
            return [("main", gettext("Something else must be done first."))]
    raise refused


def _typed(name: str) -> str:
    return request.form.get(name, "")[:LONGEST]
