"""Forty words that must not vary: who has learned a word once finds the same thing under it on every page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from portal.interpretation import BOOK
from portal.languages.upkeep import TRANSLATED
from tests.languages.test_plain_words import SLOT, said

FILE = Path(__file__).parents[2] / "docs" / "languages" / "glossary.toml"
TERMS: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
EXCEPT: dict[str, dict[str, str]] = TERMS.pop("except", {})  # type: ignore[assignment]
NEVER = TERMS.pop("never")


def pairs(locale: str) -> list[tuple[str, str]]:
    """Each sentence for people, English and translated, without its slots; those of the book of answers too."""
    there = [(message.id if isinstance(message.id, str) else message.id[0], each) for message, each in said(locale)]
    there += [(each.words["en"], each.words[locale]) for each in BOOK.values()]
    return [(SLOT.sub("7", english), bare(SLOT.sub("7", words))) for english, words in there]


def bare(words: str) -> str:
    """Without the small marks of vowels, which Arabic writes or leaves out."""
    return "".join(each for each in words if not "\u064b" <= each <= "\u0652")


def meant(term: dict[str, str], english: str) -> bool:
    rest = re.sub(term["but"], "", english, flags=re.IGNORECASE) if "but" in term else english
    return re.search(rf"\b({term['en']})\b", rest, re.IGNORECASE) is not None


def test_there_are_forty_and_every_language_has_each() -> None:
    assert len(TERMS) >= 40
    assert all(set(term) - {"but"} == {"en", *TRANSLATED} for term in TERMS.values())
    assert set(NEVER) == set(TRANSLATED)


@pytest.mark.parametrize("locale", TRANSLATED)
def test_each_thing_has_one_word(locale: str) -> None:
    there, allowed, wrong = pairs(locale), EXCEPT.get(locale, {}), re.compile(NEVER[locale], re.IGNORECASE)
    varies = [(name, *each) for name, term in TERMS.items() for each in there if other(term, locale, *each)]
    assert [each for each in varies if each[1] not in allowed] == []
    assert set(allowed) == {each[1] for each in varies}, "what is allowed is needed"
    assert [each for each in there if wrong.search(each[1])] == [], "a second word for the same thing"


def other(term: dict[str, str], locale: str, english: str, words: str) -> bool:
    return meant(term, english) and not re.search(term[locale], words, re.IGNORECASE)


def test_every_word_of_the_list_is_in_use() -> None:
    there = {english for english, _ in pairs("fr")}
    assert [name for name, term in TERMS.items() if sum(meant(term, each) for each in there) < 2] == []
