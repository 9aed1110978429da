"""The one list of languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portal.languages.plurals import PluralRule, plural_rule

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, kw_only=True)
class Locale:
    """A language the portal can be read in.

    `voice` is the name espeak-ng has for it; without one the language is to be read only.
    `dates` is the locale whose month names are used; `day` and `day_and_year` are how it writes a day, as patterns of
    CLDR. `line_height` is for running text.
    `staff`: whether officers can work in it too; where they cannot, `fallback` is the language of their screens.
    `pseudo`: made by a program, for tests only.
    """

    code: str
    own_name: str
    direction: Direction = "ltr"
    dates: str = ""
    day: str = "EEEE d MMMM"
    day_and_year: str = "EEEE d MMMM y"
    line_height: float = 1.6
    staff: bool = True
    fallback: str = "en"
    pseudo: bool = False
    voice: str = ""

    @property
    def plural(self) -> PluralRule:
        """English for pseudo-locales: their words are English ones, disguised."""
        return plural_rule("en" if self.pseudo else self.code)

    @property
    def tag(self) -> str:
        """The language tag for a page: `en`, `en-XA`."""
        return self.code.replace("_", "-")


LOCALES: dict[str, Locale] = {
    locale.code: locale
    for locale in (
        Locale(code="en", own_name="English", dates="en_GB", voice="en-gb"),
        Locale(code="fr", own_name="Français", dates="fr", voice="fr-fr"),
        Locale(code="ar", own_name="العربية", direction="rtl", dates="ar", line_height=1.8, voice="ar"),
        Locale(
            code="es",
            own_name="Español",
            dates="es",
            voice="es",
            day="EEEE d 'de' MMMM",
            day_and_year="EEEE d 'de' MMMM 'de' y",
        ),
        Locale(
            code="pt",
            own_name="Português",
            dates="pt",
            voice="pt",
            staff=False,
            fallback="es",
            day="EEEE, d 'de' MMMM",
            day_and_year="EEEE, d 'de' MMMM 'de' y",
        ),
        Locale(
            code="ru",
            own_name="Русский",
            dates="ru",
            voice="ru",
            staff=False,
            day="EEEE, d MMMM",
            day_and_year="EEEE, d MMMM y 'года'",
        ),
        Locale(
            code="tr",
            own_name="Türkçe",
            dates="tr",
            voice="tr",
            staff=False,
            day="d MMMM EEEE",
            day_and_year="d MMMM y EEEE",
        ),
        Locale(code="fa", own_name="فارسی", direction="rtl", dates="fa", line_height=1.8, voice="fa", staff=False),
        Locale(code="ur", own_name="اردو", direction="rtl", dates="ur", line_height=2.0, voice="ur", staff=False),
        Locale(code="hi", own_name="हिन्दी", dates="hi", line_height=1.8, voice="hi", staff=False),
        Locale(
            code="zh",
            own_name="中文",
            dates="zh_Hans",
            line_height=1.7,
            # "cmn" of espeak-ng 1.51 spells every sign out in English, with the number of its tone.
            voice="cmn-latn-pinyin",
            staff=False,
            day="M月d日EEEE",
            day_and_year="y年M月d日EEEE",
        ),
        Locale(code="sw", own_name="Kiswahili", dates="sw", voice="sw", staff=False),
        Locale(code="en_XA", own_name="[Éñĝļîšĥ ļöñĝ]", dates="en_GB", pseudo=True),
        Locale(code="ar_XB", own_name="Mirrored", direction="rtl", dates="en_GB", line_height=1.8, pseudo=True),
    )
}

SOURCE = "en"
"""The language the sentences are written in; it needs no catalogue."""


def direction(code: str) -> Direction:
    """Which way a locale is written; an unknown one from left to right."""
    locale = LOCALES.get(code)
    return locale.direction if locale else "ltr"
