"""A page of the letter, whichever it is: what it needs to know, and what is the same on all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.casework.draft import Draft, new_number
from portal.casework.statement import of_a_lawyer
from portal.evidence import takes_voices
from portal.languages.words import N_
from portal.questions import (
    COME_BACK_LATER,
    NOTICE_VERSION,
    Screen,
    child,
    danger_sentence,
    filer_of,
    group_of,
    is_freed,
    notice_for,
    one,
    steps_for,
)
from portal.questions.fading import FOR_EVERYBODY
from portal.web.filing.address import address, home
from portal.web.filing.asked import Asked, asked
from portal.web.filing.child_words import child_notices, in_child_words
from portal.web.filing.counsel import lawyer_says
from portal.web.filing.duties import duties_before, duties_for_all, laws_unread
from portal.web.filing.fade import fading_words
from portal.web.filing.held import shelved
from portal.web.filing.helped import ALONE, hand_over_due, is_helped
from portal.web.filing.kept import page_key
from portal.web.filing.lines import lines, named
from portal.web.filing.offices import office_of, offices, past_of
from portal.web.filing.tapping import asked_now, asks_now, by_pictures, tiles_now
from portal.web.filing.tiles import MORE, office_tiles, reader_tiles
from portal.web.filing.walk import EVERYTHING, questions_on
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, page
from portal.web.shared.answering import answering_for
from portal.web.shared.board import Board, filler, six_of, tapped_now
from portal.web.shared.looking import cannot_look

APART = ("notice", "office", "consul", "not", "chain", "code", "last4", *child.FIELDS)
"""Fields that the one-page form does not show as plain questions."""

PLAIN = ("by", "happened", "place", "visit", "tell_person", "ask_prison", "watch")
"""Second questions of a page: lines with dots instead of tiles, so that the page stays short and small."""

TITLES = {"told": N_("In your own words"), "place": N_("The place")}
"""Pages whose first question is no set of tiles."""

Problems = list[tuple[str, str]]
Face = Callable[[Writing, Screen], tuple[str, dict[str, Any]]]


def shown(draft: Draft, place: Screen, *, problems: Problems | None = None, status: int | None = None) -> Response:
    """The page of this place, with what was answered so far; 422 when it is the answer to a POST, or `status`."""
    writing = Writing(draft)
    face = _yours if hand_over_due(draft, place) else _face(place)
    template, context = face(writing, place)
    back = writing.walk.before(place.page, place.question)
    return page(
        f"filing/{template}.html",
        problems=problems or [],
        status=status,
        place=place,
        action=address(place, turn=turn()),
        back=address(back) if back else home(),
        once=draft["once"],
        phone="" if place.page in ALONE else page_key(draft),
        filer="" if "filer" in questions_on(place.page) else filer_of(writing.answers),
        **context,
    )


def turn() -> int:
    """Which screen of tiles; anything that is not a small number is the first."""
    said = request.args.get("turn", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def _questions(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    fields = [each for each in questions_on(place.page, place.question) if place.question or each not in child.FIELDS]
    plain = [asked(field, writing.answers, writing.directory, turn=turn()) for field in fields]
    questions = in_child_words(writing, plain)
    said = _danger(writing) if place.question == "visit" else ""
    if at_kiosk():
        if place.question == "text" and (laws := laws_unread(writing.draft)):
            return "before", {"notices": laws, "told": "", "laws": True}
        told = gettext(FOR_EVERYBODY) if place.question == "text" else gettext(said) if said else ""
        if place.question == "watch":
            told = _cannot_look(writing)
        return "one", {"questions": questions, "told": told, "voices": takes_voices()}
    begins = place == writing.walk.places()[0] and not writing.draft["passed"]
    return "step", {
        "questions": [_as_true_there(each, writing) for each in questions],
        "plain": PLAIN,
        "title": gettext(TITLES[place.page]) if place.page in TITLES else "",
        "calls_nobody": _calls_nobody(writing),
        "later": gettext(COME_BACK_LATER) if questions[0].id == "filer" and len(questions[0].choices) == 1 else "",
        "stopped": shelved() if begins else "",
        "begins": begins,
        "duties": [*child_notices(writing), *duties_before(writing.draft)] if place.page == "told" else [],
        "photos": len(writing.draft.get("files", [])),
        "voices": takes_voices(),
        "about_child": _about_child(writing) if place.page == "told" else [],
        "fading": fading_words(writing.answers) if place.page == "told" else "",
    }


def _as_true_there(question: Asked, writing: Writing) -> Asked:
    """The question for a watch, with what the office they picked cannot do."""
    cannot = _cannot_look(writing) if question.id == "watch" else ""
    return replace(question, hint=cannot) if cannot else question


def _about_child(writing: Writing, *, always: bool = False) -> list[Asked]:
    """Who the child is, where one may be meant; `always` where nobody said yet what it is about."""
    if not always and not child.may_be_about_a_child(writing.answers):
        return []
    return [asked(field, writing.answers, writing.directory) for field in child.FIELDS]


def _danger(writing: Writing) -> str:
    return danger_sentence(writing.answers, answering_for(writing.answers))


def _calls_nobody(writing: Writing) -> str:
    """Beside the question itself, before anything was said."""
    outside, answering = group_of(writing.answers) != "prisoner", answering_for(writing.answers)
    if is_freed(writing.answers):
        return gettext(danger_sentence({"filer": "freed", "danger": "hurt"}))
    if answering == "some":
        return gettext(danger_sentence({**writing.answers, "danger": "hurt", "visit": ""}, "some"))
    if answering == "somebody" and outside:
        return gettext("We can ask someone to go and look. If it cannot wait, phone the prison.")
    if answering == "somebody":
        return gettext("We can ask someone to come. If you cannot wait, press the bell.")
    if outside:
        return gettext("Nobody is called from here. If it cannot wait, phone the prison.")
    return gettext("Nobody is called from here. If you cannot wait, press the bell.")


def _before(writing: Writing, place: Screen, *, sure: bool = False) -> tuple[str, dict[str, Any]]:
    said = _danger(writing)
    return "before", {
        "notices": [*_notices(writing), *([] if at_kiosk() else duties_for_all(writing.draft, sure=sure))],
        "told": gettext(said) if said else "",
        "version": NOTICE_VERSION,
        "helped": is_helped(writing.draft),
    }


def _notices(writing: Writing) -> list[str]:
    return child_notices(writing) or [gettext(each) for each in notice_for(writing.answers)]


def _to(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    writing.remember_shown(() if at_kiosk() else None)
    if not at_kiosk():
        return "to", _addressees(writing)
    chain = asked("chain", writing.answers, writing.directory)
    if place.question == "chain":
        picked = office_of(writing)
        return "one", {"questions": [chain], "told": picked.goes_up if picked else ""}
    picked = office_of(writing)
    return "one", {"questions": [office_tiles(writing, turn())], "told": "", "agrees": bool(picked and picked.consul)}


def _readers(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    office = office_of(writing)
    writing.remember_shown((office.id,) if office and office.outside else ())
    question = asked("not", writing.answers, writing.directory)
    tiles = reader_tiles(writing, turn())
    return "readers", {"question": question, "office": office, "question_tiles": tiles, "more": MORE}


def _yours(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    return "yours", {}


def _keep(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    draft = writing.draft
    if by_pictures(draft):
        return _pictures(draft)
    if "tapping" in draft and place.page == "keep":
        return "tap", {"asks": asks_now(draft), "part": asked_now(draft), "parts": tiles_now(draft)}
    code, last4 = (asked(field, writing.answers, writing.directory) for field in ("code", "last4"))
    return "keep", {"code": draft["code"], "question": code, "last4": last4, "helped": is_helped(draft)}


def _pictures(draft: Draft) -> tuple[str, dict[str, Any]]:
    """The six; while they are tapped, the board without them."""
    if "tapping" in draft:
        return "board", {"board": Board(tapped_now() if request.method == "POST" else "")}
    six = six_of(draft["code"])
    return "pictures", {"pictures": six, "filler": filler([name for _, name in six])}


def _check(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    said = _danger(writing)
    office = office_of(writing)
    writing.remember_read_back(office.id if office else "")
    return "check", {
        "second": at_kiosk() and request.args.get("part") == "2",
        "first_page": address(writing.walk.places()[0]),
        "lines": lines(writing),
        "photos": len(writing.draft.get("files", [])),
        "office": office,
        "readers": [each.name for each in office.readers if not each.off] if office else [],
        "past": past_of(office) if office else [],
        "goes_up": one(writing.answers, "chain") != "no",
        "named": named(writing),
        "told": gettext(said) if said else "",
        "cannot_look": _cannot_look(writing) if one(writing.answers, "watch") == "yes" else "",
        "lawyer": lawyer_says(writing),
    }


def _cannot_look(writing: Writing) -> str:
    """That the office they picked cannot look for signs of punishment, where it cannot."""
    office = office_of(writing)
    return cannot_look(writing.directory.office(office.id)) if office else ""


def _everything(writing: Writing, place: Screen) -> tuple[str, dict[str, Any]]:
    writing.remember_shown()
    if by_pictures(writing.draft):
        new_number(writing.draft)
    fields = [field for step in steps_for(writing.answers) for field in step.questions if field not in APART]
    if filer_of(writing.answers) == "staff":
        fields.remove("filer")
    questions = [asked(field, writing.answers, writing.directory) for field in fields if field not in _known(writing)]
    _, before = _before(writing, place, sure=True)
    _, keep = _keep(writing, place)
    calls_nobody = _calls_nobody(writing)
    hurt = gettext(FOR_EVERYBODY) if group_of(writing.answers) == "prisoner" else ""
    said = {"questions": questions, "calls_nobody": calls_nobody, "hurt": hurt}
    said["about_child"] = _about_child(writing, always=True)
    returned = {"returned": "returned" in writing.draft}
    return "all", {**said, **returned, **before, **_addressees(writing), **keep}


def _addressees(writing: Writing) -> dict[str, Any]:
    office, chain = (asked(field, writing.answers, writing.directory) for field in ("office", "chain"))
    lawyer = lawyer_says(writing)
    return {
        "offices": offices(writing), "office": office, "chain": chain, "lawyer": lawyer,
        "sealed_to_one": of_a_lawyer(writing.draft),
    }  # fmt: skip


def _known(writing: Writing) -> list[str]:
    known: list[str] = writing.draft.get("known", [])
    return known


def _face(place: Screen) -> Face:
    faces: dict[str, Face] = {
        "before": _before,
        "to": _to,
        "readers": _readers,
        "keep": _keep,
        "check": _check,
        EVERYTHING: _everything,
    }
    return faces.get(place.page, _questions)
