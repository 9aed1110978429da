"""Who is watched: signs of punishment and silence, for the office outside alone. What follows is: ask the person."""

from __future__ import annotations

from flask import Response, flash, redirect
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField, TextAreaField

from portal.casework.check_on import check_on
from portal.casework.note import note
from portal.casework.refusals import NotWatched
from portal.protection.lists import sees_lists
from portal.web.desk.forms import says_something
from portal.web.desk.seat import Seat
from portal.web.oversight.address import WATCH, WATCHES, blueprint
from portal.web.oversight.gather import watched_cases
from portal.web.oversight.papers import nobody_came, refused_separations, second_numbers
from portal.web.oversight.seat import overseer
from portal.web.oversight.words import line_of
from portal.web.shared import Form, database, here, locale, now, page


class AsideForm(Form):
    """Setting a sign aside takes a reason, which stays in the office's notes."""

    sign = StringField()
    text = TextAreaField(validators=[says_something])


@blueprint.get(WATCHES)
@overseer()
def watches(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(WATCH + "/checks")
@overseer(act="checked_on")
def checks(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not Form().accepted():
        return _shown(seat)
    try:
        check_on(database(), sight, seat.officer, site=here().site, directory=here().directory, now=now())
    except NotWatched:
        return redirect(WATCHES, 303)
    flash(gettext("Asked. The question stands in their letters, and nowhere else."))
    return redirect(WATCHES, 303)


@blueprint.post(WATCH + "/notes")
@overseer(act="noted")
def notes(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    form = AsideForm()
    if not form.accepted():
        return _shown(seat, form, wrong=ref)
    text, sign = form.text.data or "", (form.sign.data or "")[:40]
    note(
        database(), sight, seat.officer, text=text, about=sign or "note", language=locale(), site=here().site, now=now()
    )
    flash(gettext("Set aside. Your reason stands in the notes of your office."))
    return redirect(WATCHES, 303)


def _shown(seat: Seat, form: Form | None = None, *, wrong: str = "") -> Response:
    lines = [line_of(each, seat) for each in watched_cases(seat)]
    return page(
        "oversight/watches.html", form, seat=seat, lines=lines, wrong=wrong, refused=refused_separations(seat),
        not_come=nobody_came(seat), forced=second_numbers(seat), looks=sees_lists(seat.office),
    )  # fmt: skip
