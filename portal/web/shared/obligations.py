"""The three things an abuse report sets going, in words that both sides read."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext

from portal.languages import day
from portal.languages.words import N_
from portal.web.shared.locales import locale

OBLIGATIONS = {
    "protection": N_("Protection"),
    "support": N_("Help and someone to talk to"),
    "investigation": N_("Investigation by people from outside"),
}


def obligation_words(code: str) -> str:
    return gettext(OBLIGATIONS[code]) if code in OBLIGATIONS else code


def obligation_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about one of them says of itself; nothing for any other."""
    if kind == "remedy" and body.get("which"):
        return obligation_words(str(body["which"]))
    if kind != "obligation":
        return ""
    what = obligation_words(str(body.get("which")))
    if body.get("done") == "yes":
        return gettext("Done: %(what)s", what=what)
    return gettext("%(what)s, by %(day)s", what=what, day=day(date.fromisoformat(body["day"]), locale()))
