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


def name_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about an opened name says of itself; nothing for any other."""
    code = str(body.get("purpose"))
    known = {"unsealing": PURPOSES, "purpose": TO_OPEN}.get(kind, {})
    return gettext(known[code]) if code in known else ""
