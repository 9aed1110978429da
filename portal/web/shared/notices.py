"""What an act changed, in one sentence that officer and person read alike."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext

from portal.directory import Directory, NotInDirectory
from portal.languages import before_the_end_of
from portal.languages.words import N_
from portal.questions import QUESTIONS
from portal.web.shared.locales import locale

CHANGED = {
    "prison": N_("Prison: %(old)s is now %(new)s."),
    "topic": N_("What it is about: %(old)s is now %(new)s."),
    "kind": N_("Kind of letter: %(old)s is now %(new)s."),
}


def notice_of(kind: str, body: dict[str, Any], directory: Directory) -> str:
    """Empty for an envelope that says everything in its own words."""
    if kind == "statement":
        return _hands(body, directory)
    if kind == "extension":
        day = before_the_end_of(date.fromisoformat(str(body["due"])), locale())
        return gettext("The new day for the answer: %(day)s.", day=day)
    if kind == "forwarding":
        office = _office(body, directory)
        return gettext("It went to: %(office)s. The day for the answer stays the same.", office=office)
    if kind == "hold" and body["hold"] == "yes":
        return gettext("A court or an inquiry needs it. It is not erased until they say so.")
    if kind == "hold":
        return gettext("No court or inquiry needs it any more. It is kept as long as any other.")
    if kind == "correction":
        return " ".join(_changed(name, body, directory) for name in CHANGED if name in body["new"])
    return ""


def _hands(body: dict[str, Any], directory: Directory) -> str:
    """Through whose hands a letter came that the person did not write alone."""
    if typed := body.get("typed_in"):
        office = _office({"to": typed["office"]}, directory)
        if typed["how"] == "telephone":
            return gettext("Said on the telephone. Typed in by: %(office)s.", office=office)
        return gettext("Written on paper. Typed in by: %(office)s.", office=office)
    return gettext("Someone else helped to write this.") if body.get("said", {}).get("helped") else ""


def _changed(name: str, body: dict[str, Any], directory: Directory) -> str:
    old, new = (_said(name, str(body[when][name]), directory) for when in ("old", "new"))
    return gettext(CHANGED[name], old=old, new=new)


def _said(name: str, value: str, directory: Directory) -> str:
    if name == "prison":
        try:
            return directory.prison(value).name(locale())
        except NotInDirectory:
            return gettext("Prison not known")
    label = next((each.label for each in QUESTIONS[name].options if each.value == value), "")
    return gettext(label) if label else value


def _office(body: dict[str, Any], directory: Directory) -> str:
    try:
        return directory.office(str(body["to"])).name(locale())
    except NotInDirectory:
        return str(body["to"])
