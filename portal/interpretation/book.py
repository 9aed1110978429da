"""The book of sentences: what offices answer, whole sentences in every language (sentences.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from portal.languages.words import N_

PAGES = {
    "first": N_("To begin with"),
    "yes": N_("Yes, and when"),
    "no": N_("No, and why"),
    "health": N_("Health"),
    "things": N_("Things and money"),
    "family": N_("Visits, calls, family"),
    "life": N_("Cell, work, school"),
    "safety": N_("Safety"),
    "next": N_("What comes next"),
}
"""The pages of the book, in their order."""

WITHOUT_REASON = {"first", "yes", "next"}
"""Pages of which no sentence says why."""
NO_REASONS = {"no", "unhappy", "ask_again"}
"""Sentences of other pages that do not say why."""

SLOTS = ("day", "place", "office")


@dataclass(frozen=True)
class Sentence:
    """One sentence. `words`: language → the whole sentence, with its slots in braces."""

    id: str
    page: str
    words: dict[str, str]

    @property
    def slots(self) -> tuple[str, ...]:
        """What must be filled in, in the order of SLOTS."""
        named = {name for _, name, _, _ in Formatter().parse(self.words["en"]) if name}
        return tuple(slot for slot in SLOTS if slot in named)

    @property
    def says_why(self) -> bool:
        """Whether it can be the reason of a no; a greeting cannot."""
        return self.page not in WITHOUT_REASON and self.id not in NO_REASONS


def _read() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "sentences.toml").read_text())


def _sentence(name: str, line: dict[str, str]) -> Sentence:
    return Sentence(name, line["for"], {code: words for code, words in line.items() if code != "for"})


_FILE = _read()
BOOK: dict[str, Sentence] = {name: _sentence(name, line) for name, line in _FILE["sentences"].items()}
"""Every sentence by its id, in the order of the file."""

PLACES: dict[str, dict[str, str]] = _FILE["places"]
"""Every place by its id: language → its name."""


@cache
def answered(locale: str) -> bool:
    """Whether the whole book speaks this language."""
    return all(locale in each.words for each in BOOK.values()) and all(locale in names for names in PLACES.values())
