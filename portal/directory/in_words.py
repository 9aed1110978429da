"""What is written by language in the signed file, in the language that is asked for or the nearest there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Said = TypeVar("Said")


class Borrowed(str):
    """Words in another language than was asked for, because there are none in that one."""

    language: str

    def __new__(cls, words: str, language: str = "") -> Borrowed:
        made = super().__new__(cls, words)
        made.language = language
        return made


def in_language(written: Mapping[str, Said], locale: str, *, otherwise: Said) -> Said:
    """What stands there for `locale`, else its base language, else English, else any."""
    found = _nearest(written, locale)
    return otherwise if found is None else written[found]


def name_in(names: Mapping[str, str], locale: str, *, otherwise: str) -> str:
    """The name, `Borrowed` where it is another language's."""
    found = _nearest(names, locale)
    if found is None:
        return otherwise
    return names[found] if found in (locale, locale.split("_")[0]) else Borrowed(names[found], found)


def _nearest(written: Mapping[str, object], locale: str) -> str | None:
    wanted: Iterable[str] = (locale, locale.split("_")[0], "en", *sorted(written))
    return next((each for each in wanted if each in written), None)
