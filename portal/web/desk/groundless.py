"""Groundless: proposed by one, agreed or refused by another."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.agree import agree
from portal.casework.groundless import groundless
from portal.casework.refusals import (
    AlreadyProposed,
    NoSpokenForm,
    NothingSaid,
    NotOwed,
    NotProposed,
    NotToBeGroundless,
    OwnSecond,
    RefusedAct,
)
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import languages
from portal.web.desk.ready import unheard
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

Problems = list[tuple[str, str]]


@blueprint.post(CASE + "/proposals")
@at_desk(act="proposed")
def proposals(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    typed = request.form.get("text", "")
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={"text": typed, "noun": "proposals"})
    if not token_fresh():
        return case.shown(seat, sight, problems=[stale_problem()], doubting=typed)
    try:
        groundless(
            database(), sight, seat.officer, text=typed, language=_language(), site=here().site,
            directory=here().directory, now=now(),
        )  # fmt: skip
    except RefusedAct as refused:
        return case.shown(seat, sight, problems=_words(refused, sight), doubting=typed)
    flash(gettext("A colleague must look at it now. Nothing was sent."))
    return redirect(f"/desk/cases/{ref}", 303)


@blueprint.post(CASE + "/agreements")
@at_desk(act="agreed")
def agreements(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    typed, agrees = request.form.get("text", ""), request.form.get("agree") == "yes"
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={"text": typed, "noun": "proposals"})
    if not token_fresh():
        return case.shown(seat, sight, problems=[stale_problem()], doubting=typed)
    try:
        agree(
            database(), sight, seat.officer, agrees=agrees, text=typed, language=locale(), site=here().site,
            directory=here().directory, now=now(),
        )  # fmt: skip
    except RefusedAct as refused:
        return case.shown(seat, sight, problems=_words(refused, sight), doubting=typed)
    told = gettext("Sent. They see your answer when they open their letters.")
    flash(told if agrees else gettext("Not groundless. It needs an ordinary answer."))
    return redirect(f"/desk/cases/{ref}", 303)


def _language() -> str:
    """What the officer says the reasons are written in; the language of the page where nothing is said."""
    said = request.form.get("language", "")
    return said if said in languages() else locale()


def _words(refused: RefusedAct, sight: CaseInSight) -> Problems:
    match refused:
        case NoSpokenForm():
            return unheard("doubt-text", sight.docket.language)
        case NothingSaid():
            return [("doubt-text", gettext("Write the reasons first."))]
        case OwnSecond():
            return [("main", gettext("You proposed it. Another officer must look at it."))]
        case NotToBeGroundless(why="protected"):
            return [("main", gettext("A letter about this can never be called groundless."))]
        case NotToBeGroundless():
            return [("main", gettext("The rules here do not know groundless letters. Answer it."))]
        case NotOwed() | AlreadyProposed() | NotProposed():
            return [("main", gettext("Somebody was first. Look at the letter again."))]
    raise refused
