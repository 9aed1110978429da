"""The receipt: who has it, what comes next, by when."""

from __future__ import annotations

from datetime import date

from flask import redirect
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.directory import NotInDirectory
from portal.languages import short_day
from portal.questions import danger_sentence
from portal.web.filing.address import blueprint, home
from portal.web.filing.held import receipt
from portal.web.shared import door, goes_up, here, locale, page


@blueprint.get("/<locale:locale>/write/sent")
@door("filing", audience="public")
def sent() -> Response:
    told = receipt()
    if told is None:
        return redirect(home(), 303)
    due = date.fromisoformat(told["due"])
    said = danger_sentence(told["answers"])
    return page(
        "filing/sent.html",
        due=due,
        by=short_day(due, locale()),
        office=_name(told["office"]),
        goes_up=goes_up(told["above"], due, here().directory) if told["above"] else "",
        number=told["page"],
        told=gettext(said) if said else "",
    )


def _name(office: str) -> str:
    try:
        return here().directory.office(office).name(locale())
    except NotInDirectory:
        return office
