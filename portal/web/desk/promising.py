"""A promise of its own, made at any time before a case is closed; and what to add where one says too little."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.promise import promise
from portal.casework.refusals import AlreadyClosed, NoRemedy, NoSpokenForm, TooManyPromises
from portal.languages.words import N_
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import PromiseForm, promised
from portal.web.desk.ready import unheard
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now

MISSING = {
    "remedy": N_("Say what you will do."),
    "remedy_due": N_("Say by which day it will be done: today or later."),
    "owner": N_("Say who in your office answers for it."),
}
Problems = list[tuple[str, str]]


@blueprint.post(CASE + "/promises")
@at_desk(act="promised")
def promises(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = PromiseForm()
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept={**form.kept, "text": form.kept["remedy"], "noun": "promises"})
    if not form.accepted():
        return case.shown(seat, sight, posted=form)
    try:
        promise(
            database(), sight, seat.officer, **promised(form.kept), language=form.kept["language"], site=here().site,
            directory=here().directory, now=now(),
        )  # fmt: skip
    except NoSpokenForm:
        problems = unheard("promise-remedy", sight.docket.language)
        return case.shown(seat, sight, kept={**form.kept, "noun": "promises"}, problems=problems)
    except (NoRemedy, TooManyPromises, AlreadyClosed) as refused:
        return case.shown(
            seat, sight, kept={**form.kept, "noun": "promises"}, problems=missing_words(refused, "promise")
        )  # fmt: skip
    flash(gettext("Kept. After the day, they are asked if it was done."))
    return redirect(f"/desk/cases/{ref}", 303)


def missing_words(refused: NoRemedy | TooManyPromises | AlreadyClosed, form: str) -> Problems:
    """(id of the field, what to add), by the name of the refusal. `form`: what the ids of its fields begin with."""
    match refused:
        case NoRemedy(missing=missing):
            return [(f"{form}-{name}", gettext(MISSING[name])) for name in missing]
        case AlreadyClosed():
            return [("main", gettext("This case is closed."))]
    return [("main", gettext("Two promises are open already. Wait until they say that one is done."))]
