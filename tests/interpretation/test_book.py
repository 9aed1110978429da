"""The book of sentences: whole, in every language alike, short enough to be heard."""

from __future__ import annotations

import re

import pytest

from portal.interpretation import BOOK, PAGES, PLACES, answered
from portal.interpretation.book import SLOTS, Sentence
from portal.interpretation.spoken import SCRIPTS
from portal.languages import LOCALES

LANGUAGES = [code for code, locale in LOCALES.items() if not locale.pseudo]
FORBIDDEN = ("complaint", "offender", "inmate", "allegation", "pursuant", "hereby", "grievance", "please")


def test_it_has_at_least_sixty_sentences() -> None:
    assert len(BOOK) >= 60


@pytest.mark.parametrize("sentence", BOOK.values(), ids=list(BOOK))
def test_each_sentence_is_there_in_every_language_with_the_same_slots(sentence: Sentence) -> None:
    assert set(sentence.words) >= set(LANGUAGES)
    assert sentence.page in PAGES
    for words in sentence.words.values():
        assert sorted(re.findall(r"\{(\w+)\}", words)) == sorted(sentence.slots)
        assert set(sentence.slots) <= set(SLOTS)
        assert words.rstrip()[-1] in ".!?؟।。？۔"


@pytest.mark.parametrize("sentence", BOOK.values(), ids=list(BOOK))
def test_each_sentence_is_short_and_plain(sentence: Sentence) -> None:
    for part in re.split(r"[.:;?]\s", sentence.words["en"]):
        assert len(part.split()) <= 14, part
    assert not any(word in sentence.words["en"].lower() for word in FORBIDDEN)


def test_no_two_sentences_say_the_same() -> None:
    for language in LANGUAGES:
        said = [each.words[language] for each in BOOK.values()]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("code", SCRIPTS)
def test_it_is_written_in_the_letters_of_the_language(code: str) -> None:
    for words in [*(each.words[code] for each in BOOK.values()), *(names[code] for names in PLACES.values())]:
        assert not re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", words)), words


def test_a_language_answers_only_when_the_book_is_whole() -> None:
    assert all(answered(code) for code in LANGUAGES)
    assert not answered("de")
