"""Two languages nobody speaks: English made long and strange, and English written from right to left.

What still reads as plain English on such a page never went through a catalogue.
"""

from __future__ import annotations

import re

from babel.support import NullTranslations

from portal.languages.locales import Locale

KEPT = re.compile(r"(%\([A-Za-z_]+\)[sd]|%%|\{[A-Za-z_]*\}|</?[A-Za-z][^<>]*>|&[#A-Za-z0-9]+;)")
"""Placeholders, tags and entities: what a translation must keep to the letter."""

_ACCENTED = str.maketrans("AaBCcDdEeFGgHhIiJjKkLlNnOoPRrSsTtUuWwYyZz", "ÅåƁÇçÐðÉéƑĜĝĤĥÎîĴĵĶķĻļÑñÖöÞŔŕŠšŢţÛûŴŵÝýŽž")
_LONGER_BY = 0.4
_FILLING = "one two three four five six seven eight nine ten "
_FORWARD, _BACK = "\u202e", "\u202c"


def lengthened(message: str) -> str:
    """Accented, in brackets, and forty per cent longer."""
    spoken = "".join(part if KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in KEPT.split(message))
    wanted = max(2, round(len(KEPT.sub("", message)) * _LONGER_BY))
    filling = (_FILLING * (wanted // len(_FILLING) + 1))[:wanted].strip()
    return f"[{spoken} {filling}]"


def mirrored(message: str) -> str:
    """Each run of text set from right to left by control characters; the letters stay English."""
    return "".join(
        part if not part.strip() or KEPT.fullmatch(part) else f"{_FORWARD}{part}{_BACK}" for part in KEPT.split(message)
    )


class Disguised(NullTranslations):
    """A catalogue that needs no file. It disguises only `known` sentences, if any are known at all."""

    def __init__(self, locale: Locale, known: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._disguise = mirrored if locale.direction == "rtl" else lengthened
        self._known = known

    def gettext(self, message: str) -> str:
        return self._disguise(message) if message and (message in self._known or not self._known) else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)

    ugettext = gettext
    ungettext = ngettext
