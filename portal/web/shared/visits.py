"""How somebody was when an officer from outside spoke with them, in words that both sides read."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal.languages.words import N_

HOW = {
    "safe": N_("All right, said to an officer alone."),
    "worse": N_("It got worse, said to an officer alone."),
    "unsaid": N_("No wish to talk, said to an officer alone."),
}


def visit_notice(kind: str, body: dict[str, Any]) -> str:
    """What such an envelope says; nothing for any other."""
    if kind != "visit" or body.get("how") not in HOW:
        return ""
    return gettext(HOW[str(body["how"])])
