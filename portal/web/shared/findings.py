"""What was found about somebody of the staff, in words that both sides read. No name, ever."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal.languages.words import N_

FINDINGS = {
    "proved": N_("We found that it happened."),
    "open": N_("We could not find out whether it happened."),
    "unfounded": N_("We found that it did not happen."),
}
FOLLOWS = {
    "away": N_("The officer is not near you any more."),
    "left_wing": N_("The officer works on another wing now."),
    "left_prison": N_("The officer does not work in this prison any more."),
    "back": N_("The officer may be near you again. If you are afraid, tell us here."),
    "charged": N_("A court is looking at it."),
    "guilty": N_("A court found the officer guilty."),
}


def finding_notice(kind: str, body: dict[str, Any]) -> str:
    """What such an envelope says; nothing for any other."""
    if kind != "finding":
        return ""
    said = [FINDINGS.get(str(body.get("finding"))), FOLLOWS.get(str(body.get("follows")))]
    number = gettext("We call the officer %(number)s. Only we know who that is.", number=str(body.get("staff", "")))
    return " ".join([*(gettext(each) for each in said if each), number])
