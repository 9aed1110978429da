"""Why somebody should be seen, in plain words for the officer who goes."""

from __future__ import annotations

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
WISHES = {"woman": N_("They want to talk to a woman."), "man": N_("They want to talk to a man.")}


def reasons(each: Wanted) -> list[str]:
    """*Watched* alone only where nothing else presses."""
    pressing = [code for code in each.why if code != "watched"] or list(each.why)
    return [gettext(WHY[code]) for code in pressing]


def wish(code: str) -> str:
    return gettext(WISHES[code])
