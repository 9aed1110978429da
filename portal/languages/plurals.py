"""Which form of a word goes with a number: our own table, reviewed against CLDR.

Babel's table has two Arabic forms the wrong way round (python-babel #816) and gives Turkish, Persian, Hindi
and Portuguese other forms than CLDR. Left out on purpose: the forms of Spanish, French and Portuguese for
whole millions, which no number here reaches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from gettext import c2py


@dataclass(frozen=True)
class PluralRule:
    """A rule as gettext writes it; `categories` are CLDR's names of the forms, in order."""

    expression: str
    categories: tuple[str, ...]

    @property
    def header(self) -> str:
        """The value of Plural-Forms in a catalogue."""
        return f"nplurals={len(self.categories)}; plural=({self.expression});"

    @cached_property
    def form(self) -> Callable[[int], int]:
        """The number of the form for a whole number."""
        return c2py(self.expression)


_ONE_IS_SINGULAR = PluralRule("n != 1", ("one", "other"))
_NONE_AND_ONE_ARE_SINGULAR = PluralRule("n > 1", ("one", "other"))

PLURALS: dict[str, PluralRule] = {
    "en": _ONE_IS_SINGULAR,
    "es": _ONE_IS_SINGULAR,
    "tr": _ONE_IS_SINGULAR,
    "ur": _ONE_IS_SINGULAR,
    "sw": _ONE_IS_SINGULAR,
    "fr": _NONE_AND_ONE_ARE_SINGULAR,
    "pt": _NONE_AND_ONE_ARE_SINGULAR,
    "fa": _NONE_AND_ONE_ARE_SINGULAR,
    "hi": _NONE_AND_ONE_ARE_SINGULAR,
    "zh": PluralRule("0", ("other",)),
    "ru": PluralRule(
        "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2", ("one", "few", "many")
    ),
    "ar": PluralRule(
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
        ("zero", "one", "two", "few", "many", "other"),
    ),
}


def plural_rule(locale: str) -> PluralRule:
    """The rule of a locale or of its language. Raises KeyError: no language without a reviewed rule."""
    return PLURALS.get(locale) or PLURALS[locale.split("_")[0]]
