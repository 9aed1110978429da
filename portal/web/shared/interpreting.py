"""What an interpreter was asked, and whose words these are, in words that both sides read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel import Locale as BabelLocale
from babel import UnknownLocaleError
from flask_babel import gettext

from portal.directory import Directory, NotInDirectory
from portal.languages import LOCALES
from portal.languages.words import N_
from portal.web.shared.locales import locale

BY = {
    True: N_("Written down from the voice by %(name)s, an interpreter: %(language)s."),
    False: N_("Put into this language by %(name)s, an interpreter: %(language)s."),
}


def interpreting_notice(kind: str, body: dict[str, Any], directory: Directory) -> str:
    """What such an envelope says of itself; nothing for any other."""
    if kind == "entrusting":
        name, language = _name(body["interpreter"], directory), language_name(body["into"])
        reads = N_("%(name)s reads one letter and puts it into this language: %(language)s.")
        return gettext(reads, name=name, language=language)
    if kind in ("recall", "declining"):
        says = N_("%(name)s was asked, and cannot open it any more. It was taken back.")
        return gettext(says, name=_name(body["interpreter"], directory))
    if "interpreted" in body:
        said = body["interpreted"]["said"]
        name, language = _name(body["interpreted"]["by"], directory), language_name(said["language"])
        by = BY[said["what"] == "transcript"]
        return gettext(by, name=name, language=language)
    return ""


def language_name(code: str) -> str:
    """The language called by its name in the reader's own."""
    return _language_name(code, LOCALES[locale()].dates)


@lru_cache(maxsize=256)
def _language_name(code: str, dates: str) -> str:
    try:
        return BabelLocale.parse(code).get_display_name(dates) or code
    except (UnknownLocaleError, ValueError):
        return code


def _name(officer: str, directory: Directory) -> str:
    try:
        return directory.officer(officer).name
    except NotInDirectory:
        return "—"
