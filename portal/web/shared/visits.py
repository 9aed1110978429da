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


ASKED = {"woman": N_("A woman was asked for."), "man": N_("A man was asked for.")}
OTHER = {
    "woman": N_("A woman was asked for. A man came."),
    "man": N_("A man was asked for. A woman came."),
}


def visit_notice(kind: str, body: dict[str, Any]) -> str:
    """What such an envelope says; nothing for any other."""
    if kind == "coming":
        return gettext("Nobody came") if body.get("came") == "no" else gettext("Somebody came")
    if kind not in ("visit", "note") or body.get("how") not in HOW:
        return ""
    how, asked = gettext(HOW[str(body["how"])]), str(body.get("asked", ""))
    if asked not in ASKED or asked == body.get("came"):
        return how
    other = body.get("came") in ASKED
    return " ".join((how, gettext(OTHER[asked] if other else ASKED[asked])))
