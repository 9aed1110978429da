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
from portal.web.shared import door, here, locale, page


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
        above=_above(told["office"]) if told["chain"] else "",
        number=told["page"],
        told=gettext(said) if said else "",
    )


def _name(office: str) -> str:
    try:
        return here().directory.office(office).name(locale())
    except NotInDirectory:
        return office


def _above(office: str) -> str:
    """The office it goes up to by itself; empty where there is none."""
    try:
        above = here().directory.office(office).above
    except NotInDirectory:
        return ""
    return _name(above[0]) if above else ""
