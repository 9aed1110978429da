"""The same questions on paper, and as words for someone who asks them on the telephone."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, request
from flask_babel import gettext

from portal.directory import Directory
from portal.languages.words import N_
from portal.questions import FILERS, QUESTIONS, notice_for, steps_for
from portal.routing import route
from portal.web.filing.asked import asked
from portal.web.filing.duties import every_duty
from portal.web.filing.offices import PICTURES, helps_refugees
from portal.web.public.pages import blueprint
from portal.web.shared import door, here, locale, now, page
from portal.web.shared.reach import all_reached

NOT_ON_PAPER = ("notice", "code", "last4", "filer", "not", "consul", "office")
"""A paper has no number yet, nobody to tick by name, and its offices stand in a list of their own."""

TYPED = N_("Somebody in an office outside reads this and types it in.")
HEARD = N_("Whoever you talk to hears all of it, and types it in.")
SEALED = N_("Then it is sealed to the office that you pick.")
LISTENED = N_("A prison telephone may be listened to.")


class OnPaper(NamedTuple):
    """An office as a box to tick."""

    name: str
    picture: str
    agrees: str
    """What the person must say yes to besides, in a box of its own."""
    above: str
    """The office that can open it next."""
    helps: str = ""
    """Whom they help, where that is not for everybody."""


@blueprint.get("/paper")
@door("public", audience="public")
def paper() -> Response:
    """`for=telephone`: the words to say, in order. `filer`: for whom the questions are."""
    filer = request.args.get("filer", "prisoner")
    answers = {"filer": filer if filer in FILERS else "prisoner"}
    asks = [field for step in steps_for(answers) for field in step.questions if field not in NOT_ON_PAPER]
    fields = [field for field in asks if QUESTIONS[field].shown_if(answers)]
    directory, spoken = here().directory, request.args.get("for") == "telephone"
    hands = (HEARD, SEALED, LISTENED) if spoken else (TYPED, SEALED)
    return page(
        "public/paper.html",
        spoken=spoken,
        questions=[asked(field, answers, directory) for field in dict.fromkeys(fields)],
        notices=[*map(gettext, (*hands, *notice_for(answers)[1:])), *every_duty(answers, sure=True)],
        offices=_offices(directory),
        reached=all_reached(each for each in directory.offices if each.kind != "consul"),
    )


def _offices(directory: Directory) -> list[OnPaper]:
    """Those outside. A paper knows no prison: what is next is what is next by the rules where nobody knows it."""
    climbs = route(kind="complaint", directory=directory, today=now().date())
    yes = QUESTIONS["consul"].options[0]
    agrees = gettext(yes.label)
    return [
        OnPaper(
            each.name(locale()),
            PICTURES.get(each.kind, ""),
            agrees if each.kind == "consul" else "",
            next((directory.office(above).name(locale()) for above in climbs.chain_of(each.id)), ""),
            helps_refugees() if each.kind == "refuge" else "",
        )
        for each in directory.offices
        if each.outside and each.state == "open" and each.kind != "interpreters"
    ]
