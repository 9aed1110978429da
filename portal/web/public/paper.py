"""The same questions on paper, and as words for someone who asks them on the telephone."""

from __future__ import annotations

from flask import Response, request
from flask_babel import gettext

from portal.questions import FILERS, QUESTIONS, notice_for, steps_for
from portal.web.filing.asked import asked
from portal.web.filing.duties import every_duty
from portal.web.filing.offices import PICTURES
from portal.web.public.pages import blueprint
from portal.web.shared import door, here, locale, page

NOT_ON_PAPER = ("notice", "code", "last4", "filer", "not", "consul", "office")
"""A paper has no number yet, nobody to take off by name, and its offices stand in a list of their own."""


@blueprint.get("/paper")
@door("public", audience="public")
def paper() -> Response:
    """`for=telephone`: the words to say, in order. `filer`: for whom the questions are."""
    filer = request.args.get("filer", "prisoner")
    answers = {"filer": filer if filer in FILERS else "prisoner"}
    asks = [field for step in steps_for(answers) for field in step.questions if field not in NOT_ON_PAPER]
    fields = [field for field in asks if QUESTIONS[field].shown_if(answers)]
    directory = here().directory
    return page(
        "public/paper.html",
        spoken=request.args.get("for") == "telephone",
        questions=[asked(field, answers, directory) for field in dict.fromkeys(fields)],
        notices=[*map(gettext, notice_for(answers)), *every_duty(answers, sure=True)],
        offices=[
            (each.name(locale()), PICTURES.get(each.kind, ""))
            for each in directory.offices
            if each.outside and each.state == "open" and each.kind != "interpreters"
        ],
    )
