"""The book of sentences at a desk: what was ticked, with its days, places and offices; and the book to tick in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import request
from flask_babel import gettext

from portal.casework.refusals import NoSpokenForm
from portal.directory import WITHOUT_LETTERS
from portal.interpretation import BOOK, PAGES, PLACES, Chosen, Sentence, SlotMissing, chosen_from, written_down
from portal.languages import SOURCE
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import locale

SLOTS = {"day": N_("Day"), "place": N_("Place"), "office": N_("Office")}
GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Slot:
    """Something to fill in. Without options it is a day."""

    field: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One sentence to tick."""

    id: str
    says: str
    checked: bool
    slots: tuple[Slot, ...]


def book_posted() -> str:
    """What was ticked on the page of the case, or what another page carries on, in one line of text."""
    ticked = [name for name in request.form.getlist("sentence") if name in BOOK]
    if not ticked:
        return request.form.get("book", "")
    return written_down([Chosen(name, {slot: _typed(name, slot) for slot in BOOK[name].slots}) for name in ticked])


def pages_of(kept: str, seat: Seat) -> list[tuple[str, list[Line]]]:
    """(name of the page, its sentences) in the officer's language."""
    chosen = {each.id: each for each in chosen_from(kept)}
    return [
        (gettext(says), [_line(each, chosen.get(each.id), seat) for each in BOOK.values() if each.page == page])
        for page, says in PAGES.items()
    ]


def refused_words(refused: NoSpokenForm | SlotMissing, theirs: str) -> list[tuple[str, str]]:
    """(id of the field, what to do), by the name of the refusal."""
    match refused:
        case SlotMissing(sentence=name):
            says = shown(BOOK[name])
            return [("answer-book", gettext("Fill in what is missing: %(sentence)s", sentence=says))]
    language = words.language_name(theirs)
    said = gettext(
        "Nobody can read these words to them in %(language)s. Tick ready sentences instead.", language=language
    )
    return [("answer-text", said)]


def _line(sentence: Sentence, chosen: Chosen | None, seat: Seat) -> Line:
    filled = chosen.slots if chosen else {}
    slots = tuple(
        Slot(f"{slot}.{sentence.id}", gettext(SLOTS[slot]), filled.get(slot, ""), _options(slot, seat))
        for slot in sentence.slots
    )
    return Line(sentence.id, shown(sentence), chosen is not None, slots)


def shown(sentence: Sentence) -> str:
    """In the officer's language, with a gap for each slot."""
    return GAP.sub("…", sentence.words.get(locale()) or sentence.words[SOURCE])


def _options(slot: str, seat: Seat) -> tuple[tuple[str, str], ...]:
    if slot == "place":
        return tuple((name, names.get(locale()) or names[SOURCE]) for name, names in PLACES.items())
    if slot == "office":
        named = (each for each in seat.directory.offices if each.open and each.kind not in WITHOUT_LETTERS)
        return tuple((each.id, each.name(locale())) for each in named)
    return ()


def _typed(name: str, slot: str) -> str:
    """Nothing that would end the line it is carried in."""
    return re.sub(r"[;|=]", " ", request.form.get(f"{slot}.{name}", "")).strip()[:60]
