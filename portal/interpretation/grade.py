"""What a language is good for here: to read · to read and hear · to be answered in as well."""

from __future__ import annotations

from typing import Literal

from portal.interpretation.sounds import Sounds
from portal.languages.words import N_

Grade = Literal["reads", "speaks", "answers"]

GRADES: dict[Grade, str] = {
    "reads": N_("To read"),
    "speaks": N_("To read and hear"),
    "answers": N_("To read and hear, answers too"),
}


def grade(locale: str, sounds: Sounds, *, answered: bool) -> Grade:
    """`answered`: whether the book of sentences is whole in this language."""
    if not sounds.speaks(locale):
        return "reads"
    return "answers" if answered else "speaks"
