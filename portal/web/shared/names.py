"""What a sealed name was opened for, in words that both sides read."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal.languages.words import N_

PURPOSES = {
    "meet": N_("To meet them"),
    "protect": N_("To keep them safe"),
    "investigate": N_("To find out what happened"),
    "release": N_("To pass it on, as they agreed"),
}


TO_OPEN = {**PURPOSES, "answer": N_("To answer them")}
"""Of a child's letter."""


FOR_THE_CHILD = {
    "safe": N_("To keep the child safe"),
    "contact": N_("So that the child can visit, call or write"),
    "care": N_("To get the child a doctor or other help"),
    "heard": N_("To hear what the child wants"),
    "release": N_("To pass it on, as they agreed"),
}
"""What was told of a child is opened for one of these, and for nothing else."""


APART = {
    "child": N_("It stays apart from the letter. Whoever looks must say why."),
    "denial": N_("It was not shown."),
    "naming": N_("The name stays apart from the letter. Whoever opens it must say why."),
}


def name_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about an opened name, letter or child says of itself; nothing for any other."""
    if kind in APART:
        return gettext(APART[kind])
    code = str(body.get("purpose"))
    known = {"unsealing": PURPOSES, "purpose": TO_OPEN, "disclosure": FOR_THE_CHILD}.get(kind, {})
    return gettext(known[code]) if code in known else ""
