import re
from collections.abc import Iterator

import pytest

from portal.questions import FILERS, QUESTIONS, danger_sentence, notice_for, screens_for
from portal.questions.person import COME_BACK_LATER

DANGERS = ["no", "unsure", "hurt", "self", "ill", "sexual", "child", "punished", "silent"]


def sentences(*, kiosk: bool = False) -> Iterator[str]:
    """Every sentence a person can meet, for every filer and kind."""
    for filer in FILERS:
        yield from notice_for({"filer": filer})
        yield from (danger_sentence({"filer": filer, "danger": danger}) for danger in DANGERS)
        for kind in ("request", "complaint", "report", "interview"):
            for question in QUESTIONS.values():
                asked = question.asked({"filer": filer, "kind": kind}, kiosk=kiosk)
                yield asked.prompt
                yield asked.hint
                for option in asked.options:
                    yield from (option.label, option.hint)
    yield COME_BACK_LATER


def test_no_sentence_is_longer_than_fourteen_words_or_says_please() -> None:
    for text in sentences():
        for sentence in re.split(r"(?<=[.?!:,])\s", text):
            assert len(sentence.split()) <= 14, sentence
        assert "please" not in text.lower()
        assert not re.search(r"[<>{}%]", text), text


@pytest.mark.parametrize("word", ["complaint", "complain", "grievance", "accuse", "allege", "guilty", "fault"])
def test_a_kiosk_is_neutral_and_nobody_is_blamed(word: str) -> None:
    assert not [text for text in sentences(kiosk=True) if word in text.lower()]


@pytest.mark.parametrize("filer", FILERS)
@pytest.mark.parametrize("danger", DANGERS)
def test_every_danger_answer_says_that_nobody_is_called_and_names_the_bell(filer: str, danger: str) -> None:
    """Who is out again and ill, or may hurt themselves, is told of a doctor instead."""
    sentence = danger_sentence({"filer": filer, "danger": danger})
    assert sentence.startswith("Nobody is called")
    alone = filer == "freed" and danger in ("self", "ill")
    assert ("hone a doctor" if alone else "bell") in sentence
    assert filer != "freed" or "prison" not in sentence


def test_nothing_is_said_about_danger_before_it_is_answered() -> None:
    assert danger_sentence({}) == ""


def test_a_request_an_interview_and_a_report_are_worded_apart() -> None:
    text = QUESTIONS["text"]
    assert len({text.asked({"kind": kind}).prompt for kind in ("request", "interview", "report")}) == 3
    assert "empty" in text.asked({"kind": "interview"}).hint


def test_every_kiosk_screen_has_a_prompt() -> None:
    for screen in screens_for({}, kiosk=True)[:-1]:
        assert QUESTIONS[screen.question].asked({}, kiosk=True).prompt
