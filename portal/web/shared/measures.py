"""What can be ordered for somebody's safety, in words that both sides read."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal.languages.words import N_

MEASURES = {
    "films": N_("Keep the films of the cameras"),
    "contact": N_("A safe way to call the office"),
    "apart": N_("Never together with one person"),
    "two_staff": N_("Never one officer alone"),
    "staff_shift": N_("Another shift for the officer"),
    "staff_away": N_("The officer works somewhere else"),
    "other_moved": N_("The other prisoner moves"),
    "own_cell": N_("Another cell"),
    "own_transfer": N_("Another prison"),
    "separation": N_("Alone, away from the others"),
}
ASKS = {
    "exam": N_("A doctor who writes down what shows"),
    "woman": N_("To talk to a woman"),
    "man": N_("To talk to a man"),
    "interpreter": N_("An interpreter"),
    "signer": N_("A person who signs"),
}


def measure_words(code: str) -> str:
    known = MEASURES | ASKS
    return gettext(known[code]) if code in known else code


def measure_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about a measure says of itself; nothing for any other."""
    match kind:
        case "measure":
            return gettext("Ordered: %(measure)s", measure=measure_words(str(body.get("what"))))
        case "wish" if body.get("what") == "nothing":
            return gettext("Not wanted any more")
        case "wish":
            return gettext("Asked for: %(measure)s", measure=measure_words(str(body.get("what"))))
        case "second":
            return gettext("A second officer agreed. It holds now.")
        case "lifting" | "undoing":
            return gettext("It was ended.")
    return ""
