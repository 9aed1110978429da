"""A promise of its own, made at any time before a case is closed; and what to add where one says too little."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.promise import promise
from portal.casework.refusals import AlreadyClosed, NoRemedy, RefusedAct, TooManyPromises
from portal.languages.words import N_
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.forms import PromiseForm, promised
from portal.web.desk.ready import ready_in
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import PROMISE
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
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
    form = PromiseForm()

    def promises_it(sight: CaseInSight) -> None:
        said = promised(form.kept)
        ready = ready_in(PROMISE.noun, day=form.kept["remedy_due"]) if said["remedy_due"] else ()
        promise(
            database(), sight, seat.officer, **said, language=form.kept["language"], site=here().site,
            directory=here().directory, now=now(), sentences=ready, voice=spoken_by(seat, sight, PROMISE),
        )  # fmt: skip

    if page := say(seat, ref, form, PROMISE, promises_it, _why_not):
        return page
    flash(gettext("Kept. After the day, they are asked if it was done."))
    return redirect(f"/desk/cases/{ref}", 303)


def _why_not(refused: RefusedAct) -> Problems:
    if isinstance(refused, NoRemedy | TooManyPromises | AlreadyClosed):
        return missing_words(refused, PROMISE.id)
    raise refused


def missing_words(refused: NoRemedy | TooManyPromises | AlreadyClosed, form: str) -> Problems:
    """(id of the field, what to add), by the name of the refusal. `form`: what the ids of its fields begin with."""
    match refused:
        case NoRemedy(missing=missing):
            return [(f"{form}-{name}", gettext(MISSING[name])) for name in missing]
        case AlreadyClosed():
            return [("main", gettext("This case is closed."))]
    return [("main", gettext("Two promises are open already. Wait until they say that one is done."))]
