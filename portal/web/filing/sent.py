"""The receipt: who has it, what comes next, by when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import redirect
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.directory import NotInDirectory
from portal.questions import danger_sentence, group_of
from portal.web.filing.address import blueprint, home
from portal.web.filing.fade import fading_words
from portal.web.filing.held import receipt
from portal.web.shared import door, goes_up, here, locale, page, should_hear
from portal.web.shared.board import name_of
from portal.web.shared.expected import expected, whose_hours


@blueprint.get("/<locale:locale>/write/sent")
@door("filing", audience="public")
def sent() -> Response:
    told = receipt()
    if told is None:
        return redirect(home(), 303)
    due = date.fromisoformat(told["due"])
    until = datetime.fromisoformat(told["until"]) if told.get("until") else None
    said = danger_sentence(told["answers"])
    check, emblem = told.get("check"), told.get("emblem", "")
    return page(
        "filing/sent.html",
        due=due,
        by=f"{should_hear(due, until)} {whose_hours(told['answers']) if until else ''}".strip(),
        office=_name(told["office"]),
        goes_up=goes_up(told["above"], due, here().directory, hour=until) if told["above"] else "",
        number=told["page"],
        emblem=emblem,
        emblem_name=name_of(emblem) if emblem else "",
        helped=told.get("helped", False),
        proven=group_of(told["answers"]) == "staff",
        fading=fading_words(told["answers"]),
        told=_coming(told["answers"], **check) if check else gettext(said) if said else "",
    )


def _coming(answers: dict[str, Any], *, before: str, now: bool) -> str:
    return expected(answers, datetime.fromisoformat(before), at_once=now)


def _name(office: str) -> str:
    try:
        return here().directory.office(office).name(locale())
    except NotInDirectory:
        return office
