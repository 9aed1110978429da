"""Answers in both directions: the book of sentences, and what has a spoken form in a person's language."""

from portal.interpretation.book import BOOK, PAGES, PLACES, Sentence, answered
from portal.interpretation.chosen import Chosen, SlotMissing, chosen_from, promise_of, rendered, said_of, written_down
from portal.interpretation.spoken import has_spoken_form, in_the_script_of, looks_like

__all__ = [
    "BOOK",
    "PAGES",
    "PLACES",
    "Chosen",
    "Sentence",
    "SlotMissing",
    "answered",
    "chosen_from",
    "has_spoken_form",
    "in_the_script_of",
    "looks_like",
    "promise_of",
    "rendered",
    "said_of",
    "written_down",
]
