"""One ready sentence beside a question, more time and sending on: it is heard where the free words are not."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from portal.interpretation import BOOK, Chosen
from portal.web.desk import words
from portal.web.desk.book import shown

READY = {"questions": "tell_more", "extensions": "looking", "forwardings": "sent_to", "promises": "hear_by"}
"""By the noun of the form's address."""


def ready_in(noun: str, **slots: str) -> tuple[Chosen, ...]:
    """The sentence of this form, where it is ticked."""
    return (Chosen(READY[noun], slots),) if is_ticked(noun) else ()


def is_ticked(noun: str) -> bool:
    return request.form.get("ready") == noun


def ready_sentences() -> dict[str, tuple[str, bool]]:
    """Noun → (the sentence in the officer's language, whether it is ticked)."""
    return {noun: (shown(BOOK[name]), is_ticked(noun)) for noun, name in READY.items()}


def unheard(field: str, theirs: str, noun: str = "") -> list[tuple[str, str]]:
    """(id of the field, what to do) where no voice says these words to them. `noun`: of the form."""
    language = words.language_name(theirs)
    said = gettext(
        "Nobody can read these words to them in %(language)s. Write them in that language.", language=language
    )
    found = [(field, said)]
    if noun in READY:
        found.append((field, gettext("Or leave your words out, and tick the ready sentence.")))
    return found
