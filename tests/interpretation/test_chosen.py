"""Chosen sentences: carried, rendered in both languages, and never with a hole in them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.directory import NotInDirectory
from portal.interpretation import (
    BOOK,
    Chosen,
    SlotMissing,
    chosen_from,
    has_spoken_form,
    in_the_script_of,
    looks_like,
    rendered,
    said_of,
    written_down,
)


class Offices:
    def office(self, name: str) -> Any:
        if name != "ombudsman":
            raise NotInDirectory(name)
        return SimpleNamespace(name=lambda locale: {"en": "Ombudsman", "ar": "ديوان المظالم"}.get(locale, "Médiateur"))


OFFICES: Any = Offices()


def test_a_sentence_is_said_in_their_language_with_their_days_and_places() -> None:
    chosen = Chosen("come_to", {"day": "2026-10-07", "place": "health"})
    assert (
        rendered(chosen, "en", OFFICES) == "Come to this place: the health room. The day is Wednesday 7 October 2026."
    )
    assert rendered(chosen, "fr", OFFICES) == (
        "Venez à cet endroit : l’infirmerie. Le jour est le mercredi 7 octobre 2026."
    )
    assert "غرفة الصحة" in rendered(chosen, "ar", OFFICES)
    assert "أكتوبر" in rendered(chosen, "ar", OFFICES)


def test_an_office_is_called_by_its_name_in_that_language() -> None:
    assert rendered(Chosen("sent_to", {"office": "ombudsman"}), "ar", OFFICES).endswith("ديوان المظالم.")


@pytest.mark.parametrize(
    ("name", "slots"),
    [
        ("yes_on", {"day": ""}),
        ("yes_on", {"day": "soon"}),
        ("yes_on", {}),
        ("fetch", {"place": "the moon"}),
        ("sent_to", {"office": "nobody"}),
    ],
)
def test_a_hole_is_never_sent(name: str, slots: dict[str, str]) -> None:
    with pytest.raises(SlotMissing) as missing:
        rendered(Chosen(name, slots), "en", OFFICES)
    assert missing.value.sentence == name


def test_what_is_sent_keeps_the_words_of_today() -> None:
    [sent] = said_of([Chosen("done", {})], OFFICES)
    said = {"id": "done", "en": "It is done.", "fr": "C’est fait.", "ar": "تم ذلك."}
    assert {name: sent[name] for name in said} == said


def test_what_was_chosen_can_be_carried_from_page_to_page() -> None:
    chosen = (Chosen("yes_on", {"day": "2026-10-07"}), Chosen("done", {}), Chosen("sent_to", {"office": "ombudsman"}))
    assert chosen_from(written_down(chosen)) == chosen


@given(st.text(max_size=200))
def test_any_text_is_carried_safely(text: str) -> None:
    assert all(each.id in BOOK for each in chosen_from(text))


@pytest.mark.parametrize(
    ("words", "language", "theirs", "heard"),
    [
        ("Yes.", "en", "en", True),
        ("Yes.", "en", "ar", False),
        ("Yes, you get it.", "ar", "ar", False),
        ("نعم، في سجن Northgate", "ar", "ar", True),
        ("", "en", "ar", True),
        ("Oui.", "fr", "en", False),
        ("Ndiyo.", "en", "so", True),
    ],
)
def test_free_words_can_be_heard_only_in_their_own_language(
    words: str, language: str, theirs: str, heard: bool
) -> None:
    assert has_spoken_form(words=words, language=language, theirs=theirs) is heard


def test_letters_tell_the_script() -> None:
    assert in_the_script_of("12.10.2026", "ar")
    assert not in_the_script_of("مرحبا", "fr")


def test_the_book_looks_like_its_own_language_and_english_like_no_other() -> None:
    for sentence in BOOK.values():
        assert [code for code, words in sentence.words.items() if not looks_like(words, code)] == [], sentence.id
    english = "Your shower will be repaired on Tuesday. We are sorry."
    assert [code for code in BOOK["yes"].words if looks_like(english, code)] == ["en"]
