"""Not ours: sending a letter on. One that is about another prison is put right in the same act."""

from __future__ import annotations

from flask import flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.sight import CaseInSight
from portal.casework.correct import correct
from portal.casework.forward import forward
from portal.casework.refusals import (
    NoOffice,
    NothingSaid,
    OfficeNotAllowed,
    Protected,
    RefusedAct,
    Settled,
)
from portal.directory import NotInDirectory
from portal.web.desk import walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import says
from portal.web.desk.move_forms import ForwardForm
from portal.web.desk.ready import ready_in
from portal.web.desk.saying import spoken_by
from portal.web.desk.sayings import FORWARDING
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.to_say import say
from portal.web.shared import database, here, now


@blueprint.post(CASE + "/forwardings")
@at_desk(act="forwarded")
def forwardings(seat: Seat, ref: str) -> AnyResponse:
    form = ForwardForm()

    def goes_on(sight: CaseInSight) -> None:
        _put_right(seat, sight, form)
        forward(
            database(), sight, seat.officer, to=form.kept["office"], text=form.kept["text"],
            language=form.kept["language"], site=here().site, directory=seat.directory, now=now(),
            sentences=ready_in(FORWARDING.noun, office=form.kept["office"]),
            voice=spoken_by(seat, sight, FORWARDING),
        )  # fmt: skip

    if page := say(seat, ref, form, FORWARDING, goes_on, _why_not):
        return page
    name = words.office_name(form.kept["office"], seat.directory)
    flash(gettext("Sent on to %(office)s. They were told to whom and why.", office=name))
    return redirect(walk.list_address(ref), 303)


def _put_right(seat: Seat, sight: CaseInSight, form: ForwardForm) -> None:
    """Where the office chosen belongs to another prison, the letter is about that one. Raises as `correct` does."""
    try:
        prison = seat.directory.office(form.kept["office"]).prison
    except NotInDirectory:
        raise NoOffice from None
    if prison is None or prison == sight.docket.prison:
        return
    correct(
        database(), sight, seat.officer, prison=prison, language=form.kept["language"], site=here().site,
        directory=seat.directory, now=now(),
    )  # fmt: skip


def _why_not(refused: RefusedAct) -> list[tuple[str, str]]:
    if not isinstance(refused, (Settled, NoOffice, OfficeNotAllowed, Protected, NothingSaid)):
        raise refused
    return [("forward-office", _in_words(refused))]


def _in_words(refused: RefusedAct) -> str:
    """They do not say whether anybody was taken off."""
    match refused:
        case Settled():
            return says(refused)
        case OfficeNotAllowed(code="sent_too_often"):
            return gettext("It was sent on twice already. Answer it, or ask your central office.")
        case OfficeNotAllowed(code="outside_stays_outside"):
            return gettext("They wrote to an office outside the prison. It does not go back inside.")
        case OfficeNotAllowed(code="was_late"):
            return gettext("They let the time run out, so it came to you. It goes back only if the person agrees.")
        case OfficeNotAllowed():
            return gettext("This office may not have this letter. Choose another.")
    return gettext("Choose an office from the list.")
