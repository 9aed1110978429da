"""Which page comes next and which came before. Pure: answers in, place out."""

from __future__ import annotations

from typing import NamedTuple

from portal.questions import QUESTIONS, STEPS, Screen, screens_for, steps_for
from portal.questions.answers import Answers

PARTS = {"place": ("prison", "place", "unit"), "readers": ("not",)}
"""Questions that stand on a larger page but have an address of their own; a kiosk, one question a page, uses it."""

EVERYTHING = "all"
_WHOLE = {"place": "when", "readers": "to"}
_QUESTIONS = {**{step.page: step.questions for step in STEPS}, **PARTS, EVERYTHING: tuple(QUESTIONS)}
PAGES = tuple(_QUESTIONS)
_ORDER = [step.page for step in STEPS]


class Walk(NamedTuple):
    """How this person goes through the questions."""

    answers: Answers
    kiosk: bool = False
    known: frozenset[str] = frozenset()
    """Fields that are already known: the prison of a kiosk, the code of a mailbox that is open."""

    def places(self) -> list[Screen]:
        """Every place in order: whole pages, or on a kiosk one question each."""
        if self.kiosk:
            screens = screens_for(self.answers, kiosk=True, known=self.known)
            return [Screen(_address(screen), screen.question) for screen in screens]
        return [Screen(step.page, "") for step in steps_for(self.answers) if not self._settled(step.questions)]

    def after(self, page: str, question: str = "") -> Screen:
        """Where to go when this place is answered; the last place leads to itself."""
        places = self.places()
        return places[min(self._at(places, page, question) + 1, len(places) - 1)]

    def before(self, page: str, question: str = "") -> Screen | None:
        """Where Back leads; None on the first place."""
        places = self.places()
        at = self._at(places, page, question)
        return places[at - 1] if at > 0 else None

    def first_on(self, page: str) -> Screen:
        """The first place of a page; the page itself where nobody comes by."""
        return next((place for place in self.places() if place.page == page), Screen(page, ""))

    def first_open(self, passed: list[str]) -> Screen:
        """Where this person stopped: the first place that was never sent."""
        places = self.places()
        return next((place for place in places if key_of(place) not in passed), places[-1])

    def _at(self, places: list[Screen], page: str, question: str) -> int:
        whole = _WHOLE.get(page, page)
        wanted = [Screen(page, question), Screen(page, ""), Screen(whole, "")]
        for place in wanted:
            if place in places:
                return places.index(place)
        there = max((at for at, place in enumerate(places) if place.page == page), default=-1)
        return there if there >= 0 or page not in _ORDER else sum(_earlier(each, page) for each in places) - 1

    def _settled(self, questions: tuple[str, ...]) -> bool:
        return bool(questions) and set(questions) <= self.known


def _earlier(place: Screen, page: str) -> bool:
    """Whether a place comes before a page that nobody of them walks: an answer on it took it off their way."""
    return place.page in _ORDER and _ORDER.index(place.page) < _ORDER.index(page)


def questions_on(page: str, question: str = "") -> tuple[str, ...]:
    """The fields that a page asks for, or the one that is asked alone."""
    fields = _QUESTIONS[page]
    return (question,) if question in fields else fields


def key_of(place: Screen) -> str:
    """One word for a place, to remember that it was passed."""
    return f"{place.page}.{place.question}" if place.question else place.page


def _address(screen: Screen) -> str:
    return next((page for page, fields in PARTS.items() if screen.question in fields), screen.page)
