"""Whether what an office says can be heard by the person it is for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from portal.interpretation.book import BOOK, answered

SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI", "ru": "CYRILLIC", "zh": "CJK"}
"""The script of a language; every other one is written in Latin letters."""


def has_spoken_form(*, words: str, language: str, theirs: str) -> bool:
    """Whether a voice can say these free words to someone whose language is `theirs`.

    Sentences of the book always can. A language that the book does not speak is offered for reading alone: there
    is no voice to ask for.
    """
    if not words.strip() or not answered(theirs):
        return True
    return language == theirs and in_the_script_of(words, language)


def in_the_script_of(words: str, language: str) -> bool:
    """Whether many letters are of the language's script: names may be written in another one."""
    letters = [each for each in words if each.isalpha()]
    wanted = SCRIPTS.get(language, "LATIN")
    return not letters or 3 * sum(unicodedata.name(each, "").startswith(wanted) for each in letters) >= len(letters)


def looks_like(words: str, language: str) -> bool:
    """Whether no other language of the book shares clearly more words with it: enough to warn, not to refuse."""
    if not answered(language):
        return True
    said = [each.casefold() for each in re.findall(r"[^\W\d_]+", words)]
    found = {code: sum(each in _words_of(code) for each in said) for code in BOOK["yes"].words if answered(code)}
    return max(found.values()) - found[language] < 2


@cache
def _words_of(language: str) -> frozenset[str]:
    """Those of all sentences of the book."""
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(each.words[language] for each in BOOK.values()).casefold()))
