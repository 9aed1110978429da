"""Several things in a row, as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from portal.languages.locales import LOCALES

ISOLATED = "\u2068%s\u2069"
"""A name in another script stays in one piece where lines run from right to left."""


def listed(things: Iterable[object], locale: str, *, either: bool = False) -> str:
    """ "A, B and C", or "A, B or C", in the words of the locale; empty for nothing."""
    language = LOCALES[locale]
    form = ISOLATED if language.direction == "rtl" else "%s"
    words = [str(thing) for thing in things]
    if len(words) > 1:
        words = [form % each for each in words]
    return format_list(words, style="or" if either else "standard", locale=language.dates)
