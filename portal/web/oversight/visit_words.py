"""Why somebody should be seen, in plain words for the officer who goes."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext

from portal.languages.words import N_
from portal.web.oversight.to_see import Wanted

WHY = {
    "told": N_("They say they are being punished."),
    "interview": N_("They asked to talk alone."),
    "silent": N_("We asked how they are. They did not answer."),
    "report": N_("A report that is still open."),
    "watched": N_("Watched"),
}
NOT_YOU = {
    "woman": N_("They want to talk to a woman. No woman goes: take one along, or ask them first."),
    "man": N_("They want to talk to a man. No man goes: take one along, or ask them first."),
}
WISHES = {"woman": N_("They want to talk to a woman."), "man": N_("They want to talk to a man.")}


def reasons(each: Wanted) -> list[str]:
    """*Watched* alone only where nothing else presses."""
    pressing = [code for code in each.why if code != "watched"] or list(each.why)
    return [gettext(WHY[code]) for code in pressing]


def wish(code: str, going: Collection[str] = ()) -> str:
    """With a warning where everyone who goes is somebody else by their own word. `going`: what the directory has."""
    if going and all(going) and code not in going:
        return gettext(NOT_YOU[code])
    return gettext(WISHES[code])
