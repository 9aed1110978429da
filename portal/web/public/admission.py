"""What somebody hears on the first day in a prison (R-18): from the pack in force there, to read, hear and print."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from portal.questions import notice_for
from portal.web.filing.offices import PICTURES
from portal.web.public.limits import limits_shown
from portal.web.public.pages import blueprint
from portal.web.shared import door, here, locale, page


@blueprint.get("/admission")
@door("public", audience="public")
def admissions() -> Response:
    return page("public/admissions.html", prisons=limits_shown(here().directory))


@blueprint.get("/admission/<code>")
@door("public", audience="public")
def admission(code: str) -> Response:
    """One prison's. Raises NotFound."""
    directory = here().directory
    prison = next((each for each in limits_shown(directory) if each.code == code), None)
    if prison is None:
        raise NotFound
    answers = {"filer": "prisoner"}
    return page(
        "public/admission.html",
        prison=prison,
        notices=[gettext(sentence) for sentence in notice_for(answers)],
        offices=[
            (each.name(locale()), PICTURES.get(each.kind, ""))
            for each in directory.offices
            if each.state == "open" and each.outside and each.kind != "interpreters"
        ],
    )
