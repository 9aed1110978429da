"""Sentences an officer chose, with their slots filled: carried as one line of text, sent as whole sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.directory import Directory, NotInDirectory
from portal.interpretation.book import BOOK, PLACES, Sentence
from portal.languages import SOURCE, day, digits

MOST = 20
"""Sentences of one answer. Nobody hears more than a few."""


class SlotMissing(Exception):
    """A day, a place or an office is not there, or none that exists. `sentence` and `slot` say which."""

    def __init__(self, sentence: str, slot: str) -> None:
        super().__init__(f"{sentence}: {slot}")
        self.sentence, self.slot = sentence, slot


@dataclass(frozen=True)
class Chosen:
    """One sentence with what stands in its slots: an ISO day, the id of a place, the id of an office."""

    id: str
    slots: Mapping[str, str]

    @property
    def sentence(self) -> Sentence:
        return BOOK[self.id]


def chosen_from(written: str) -> tuple[Chosen, ...]:
    """What `written_down` wrote. What is not of the book is left out."""
    found = []
    for line in written.split(";"):
        name, *filled = line.split("|")
        pairs = dict(each.partition("=")[::2] for each in filled)
        if name in BOOK:
            found.append(Chosen(name, {slot: pairs.get(slot, "") for slot in BOOK[name].slots}))
    return tuple({each.id: each for each in found}.values())[:MOST]


def written_down(chosen: Sequence[Chosen]) -> str:
    """One line, so that every page can carry it on."""
    return ";".join("|".join((each.id, *(f"{slot}={value}" for slot, value in each.slots.items()))) for each in chosen)


def rendered(chosen: Chosen, locale: str, directory: Directory) -> str:
    """The whole sentence in this language; in the source language where the book does not speak it.

    Raises SlotMissing.
    """
    words = chosen.sentence.words
    code = locale if locale in words else SOURCE
    return words[code].format_map({slot: _filled(chosen, slot, code, directory) for slot in chosen.sentence.slots})


def said_of(chosen: Sequence[Chosen], directory: Directory) -> list[dict[str, str]]:
    """What is sent: each sentence in every language of the book, as it reads today. A later book changes no letter.

    Raises SlotMissing.
    """
    return [
        {"id": each.id} | {code: rendered(each, code, directory) for code in each.sentence.words} for each in chosen
    ]


def _filled(chosen: Chosen, slot: str, locale: str, directory: Directory) -> str:
    value = chosen.slots.get(slot, "")
    try:
        if slot == "day":
            return day(date.fromisoformat(digits(value)), locale)
        if slot == "place":
            return PLACES[value][locale]
        return directory.office(value).name(locale)
    except (ValueError, KeyError, NotInDirectory):
        raise SlotMissing(chosen.id, slot) from None


def promise_of(remedy: str, chosen: Sequence[Chosen], locale: str, directory: Directory) -> str:
    """What will be done: the officer's words, else the chosen sentences in that language. Raises SlotMissing."""
    return remedy if remedy.strip() else " ".join(rendered(each, locale, directory) for each in chosen)
