"""Who speaks none of the languages of these pages says which one it is. It is sealed with the letter: an interpreter
is sought by it."""

from __future__ import annotations

from flask import request

TONGUE = "tongue"
LONGEST = 40


def note_tongue(answers: dict[str, object]) -> dict[str, object]:
    """From the line beside the voice; a form without that line changes nothing."""
    if TONGUE not in request.form:
        return answers
    others = {name: value for name, value in answers.items() if name != TONGUE}
    said = " ".join(request.form[TONGUE].split())[:LONGEST]
    return {**others, TONGUE: said} if said else others
