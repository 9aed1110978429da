"""Groundless: proposed by one, agreed or refused by another."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.agree import agree
from portal.casework.groundless import groundless
from portal.casework.refusals import (
    AlreadyProposed,
    NothingSaid,
    NotOwed,
    NotProposed,
    NotToBeGroundless,
    OwnSecond,
    RefusedAct,
)
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.said_forms import AgreementForm, ProposalForm
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import AGREEMENT, PROPOSAL
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, locale, now

Problems = list[tuple[str, str]]


@blueprint.post(CASE + "/proposals")
@at_desk(act="proposed")
def proposals(seat: Seat, ref: str) -> AnyResponse:
    form = ProposalForm()

    def proposes(sight: CaseInSight) -> None:
        groundless(
            database(), sight, seat.officer, text=form.kept["text"], language=form.kept["language"], site=here().site,
            directory=here().directory, now=now(), voice=spoken_by(seat, sight, PROPOSAL),
        )  # fmt: skip

    if page := say(seat, ref, form, PROPOSAL, proposes, _words):
        return page
    flash(gettext("A colleague must look at it now. Nothing was sent."))
    return redirect(f"/desk/cases/{ref}", 303)


@blueprint.post(CASE + "/agreements")
@at_desk(act="agreed")
def agreements(seat: Seat, ref: str) -> AnyResponse:
    form = AgreementForm()
    agrees = form.kept["agree"] == "yes"

    def agreed(sight: CaseInSight) -> None:
        agree(
            database(), sight, seat.officer, agrees=agrees, text=form.kept["text"], language=locale(),
            site=here().site, directory=here().directory, now=now(),
        )  # fmt: skip

    if page := say(seat, ref, form, AGREEMENT, agreed, _words):
        return page
    told = gettext("Sent. They see your answer when they open their letters.")
    flash(told if agrees else gettext("Not groundless. It needs an ordinary answer."))
    return redirect(f"/desk/cases/{ref}", 303)


def _words(refused: RefusedAct) -> Problems:
    match refused:
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
