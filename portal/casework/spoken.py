"""What is said to the person can be heard by the person, whatever kind of words it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.cases.docket import Docket
from portal.casework.refusals import NoSpokenForm
from portal.directory import Directory
from portal.interpretation import Chosen, has_spoken_form, said_of


def require_spoken_form(docket: Docket, words: str, language: str) -> None:
    """Raises NoSpokenForm: no voice says these free words to whoever the letter is from."""
    if not has_spoken_form(words=words, language=language, theirs=docket.language):
        raise NoSpokenForm


def with_sentences(body: dict[str, Any], sentences: Sequence[Chosen], directory: Directory) -> dict[str, Any]:
    """The body, and the sentences of the book in every language. Raises SlotMissing."""
    return body | {"sentences": said_of(sentences, directory)} if sentences else body
