"""What somebody hears on the first day in a prison (R-18): from the pack in force there, to read, hear and print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flask import Response
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from portal.directory import ONLY_WHEN_PICKED, WITHOUT_LETTERS, OfficeEntry
from portal.languages.films import ADMISSION
from portal.languages.words import N_
from portal.questions import Answers, notice_for
from portal.routing import readers
from portal.web.filing.duties import every_duty
from portal.web.filing.offices import PICTURES
from portal.web.public.limits import PrisonLimits, limits_shown
from portal.web.public.pages import blueprint
from portal.web.shared import door, here, locale, now, page
from portal.web.shared.films import films
from portal.web.shared.reach import Reached, reached

OF_THE_SERVICE = ("director", "health", "central")

WAYS_IN = (
    (N_("Is there a screen in your wing? Press Ask or tell."), "phone"),
    (N_("On paper: ask for the sheet with pictures. Put it in a closed envelope."), "papers"),
    (N_("By voice: ask to talk to an inspector alone."), "talk"),
    (N_("From outside: your family or your lawyer can write for you."), "family"),
)


@blueprint.get("/admission")
@door("public", audience="public")
def admissions() -> Response:
    return page("public/admissions.html", prisons=limits_shown(here().directory))


@blueprint.get("/admission/<code>")
@door("public", audience="public")
def admission(code: str) -> Response:
    """One prison's. Raises NotFound."""
    sheet = first_day_in(code)
    if sheet is None:
        raise NotFound
    return page(
        "public/admission.html", sheet=sheet, prison=sheet.prison, ways=ways_in(), signed=films(ADMISSION, code)
    )


class Named(NamedTuple):
    name: str
    drawing: str
    reach: Reached | None


@dataclass(frozen=True)
class FirstDay:
    """What that sheet says of one prison."""

    prison: PrisonLimits
    notices: list[str]
    outside: list[Named]
    inside: list[Named]
    consuls: list[Named]
    refuges: list[Named]
    """Those who protect people without a country: said apart from the consulates, which learn nothing of them."""


def first_day_in(code: str) -> FirstDay | None:
    directory = here().directory
    prison = next((each for each in limits_shown(directory) if each.code == code), None)
    if prison is None:
        return None
    answers: Answers = {"filer": "prisoner", "prison": code}
    today = now().date()
    theirs = [each for each in directory.offices if each.open and readers(each.id, directory, today)]
    return FirstDay(
        prison,
        notices=[*(gettext(sentence) for sentence in notice_for(answers)), *every_duty(answers)],
        outside=[
            _named(each) for each in theirs if each.outside and each.kind not in (*WITHOUT_LETTERS, *ONLY_WHEN_PICKED)
        ],
        inside=[_named(each) for each in theirs if each.kind in OF_THE_SERVICE and each.prison in (code, None)],
        consuls=[_named(each) for each in theirs if each.kind == "consul"],
        refuges=[_named(each) for each in theirs if each.kind == "refuge"],
    )


def ways_in() -> list[tuple[str, str]]:
    """(how one asks or tells, drawing)"""
    return [(gettext(says), drawing) for says, drawing in WAYS_IN]


def _named(office: OfficeEntry) -> Named:
    return Named(office.name(locale()), PICTURES.get(office.kind, ""), reached(office))
