"""What somebody said who was asked alone, in words; only an office reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext

from portal.directory import Directory, NotInDirectory
from portal.languages import short_day
from portal.languages.words import N_
from portal.web.shared import locale
from portal.web.shared.consents import may_go_words

ANSWERS = {
    "yes": N_("Yes, to everything"),
    "some": N_("Yes, to some of it"),
    "no": N_("No"),
    "unable": N_("They could not be asked"),
}
WHY = {
    "unable": N_("They cannot speak for themselves"),
    "life": N_("Waiting would cost a life"),
}


def approach_notice(kind: str, body: dict[str, Any], directory: Directory) -> str:
    """What such a note says; nothing for any other."""
    if kind != "approach":
        return ""
    day = short_day(date.fromisoformat(str(body["when"])), locale())
    said = gettext(ANSWERS[str(body["answer"])])
    if body["answer"] == "unable":
        return gettext("%(day)s: %(said)s. %(why)s.", day=day, said=said, why=gettext(WHY[str(body["why"])]))
    asked = gettext("%(name)s asked them alone on %(day)s: %(said)s.", name=_name(body, directory), day=day, said=said)
    return " ".join(each for each in (asked, *_some(body), _told(body)) if each)


def _some(body: dict[str, Any]) -> list[str]:
    if body["answer"] != "some":
        return []
    return [may_go_words(to, body["parts"]) for to in body["to"]]


def _told(body: dict[str, Any]) -> str:
    if "tell" not in body:
        return ""
    if body["tell"] == "yes":
        return gettext("Whoever wrote may hear how they are.")
    return gettext("Whoever wrote must not learn that they were asked.")


def _name(body: dict[str, Any], directory: Directory) -> str:
    try:
        return directory.officer(str(body["by"])).name
    except NotInDirectory:
        return gettext("Someone there")
