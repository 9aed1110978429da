from itertools import pairwise

import pytest
from hypothesis import given, settings

from portal.questions import FILERS, QUESTIONS, STEPS, child, screens_for, steps_for
from tests.counts import count
from tests.questions.strategies import ANSWERS

NOT_ON_A_KIOSK = {"filer", "unit", "person_name", "person_number", "tell_person", "consul", "code", *child.FIELDS}


def pages(**answers: str) -> list[str]:
    return [step.page for step in steps_for(answers)]


def test_a_prisoner_walks_nine_pages_and_danger_is_the_first() -> None:
    assert pages(filer="prisoner") == ["danger", "before", "about", "when", "told", "to", "name", "keep", "check"]
    assert pages() == pages(filer="prisoner") == pages(filer="freed")


@pytest.mark.parametrize("filer", ["family", "friend", "lawyer", "former", "saw"])
def test_someone_outside_walks_ten_pages_with_the_person_among_them(filer: str) -> None:
    assert pages(filer=filer) == ["danger", "before", "about", "when", "person", "told", "to", "name", "keep", "check"]


def test_who_works_in_a_prison_is_warned_about_the_phone_first() -> None:
    assert pages(filer="staff") == ["filer", "danger", "before", "about", "when", "told", "to", "name", "keep", "check"]
    asked = QUESTIONS["filer"].asked({"filer": "staff"})
    assert "own phone" in asked.prompt
    assert [option.value for option in asked.options] == ["staff"]


@given(ANSWERS)
@settings(max_examples=count("examples") * 4)
def test_nobody_ever_walks_more_than_ten_pages(answers: dict[str, object]) -> None:
    assert len(steps_for(answers)) <= 10


@given(ANSWERS)
@settings(max_examples=count("examples") * 4)
def test_a_kiosk_shows_the_same_screens_and_tiles_whatever_was_answered(answers: dict[str, object]) -> None:
    screens = screens_for({**answers, "identity": "none"}, kiosk=True)
    assert screens == screens_for({}, kiosk=True)
    shown = [QUESTIONS[screen.question].asked(answers | {"filer": "prisoner"}, kiosk=True) for screen in screens[:-1]]
    assert [len(question.options) for question in shown if question.options] == [
        question.tiles for question in shown if question.options
    ]


def test_a_kiosk_puts_each_question_on_a_screen_of_its_own() -> None:
    asked = [screen.question for screen in screens_for({"identity": "all"}, kiosk=True)]
    assert asked[-1] == ""
    assert asked[0] == "danger"
    assert len(asked) == len(set(asked))
    assert set(QUESTIONS) - set(asked) == NOT_ON_A_KIOSK
    nameless = [screen.question for screen in screens_for({"identity": "none"}, kiosk=True)]
    assert [each for each in asked if each not in nameless] == ["name", "number"], (
        "asked of those alone who want it known"
    )
    assert asked.index("identity") < asked.index("name")


def test_a_kiosk_that_knows_its_prison_does_not_ask_for_it() -> None:
    asked = [screen.question for screen in screens_for({}, kiosk=True, known=frozenset({"prison"}))]
    assert "prison" not in asked
    assert len(asked) == len(screens_for({}, kiosk=True)) - 1


@pytest.mark.parametrize("filer", FILERS)
def test_every_wording_of_a_question_shows_the_same_number_of_tiles(filer: str) -> None:
    for question in QUESTIONS.values():
        if question.options and question.id != "filer":
            assert len(question.asked({"filer": filer}).options) == question.tiles, question.id


def test_every_question_stands_on_a_page_and_the_office_comes_before_its_readers() -> None:
    on_pages = [field for step in STEPS for field in step.questions]
    assert set(on_pages) == set(QUESTIONS)
    assert on_pages.index("office") < on_pages.index("not") < on_pages.index("chain")


def test_the_page_names_are_those_of_the_contract() -> None:
    names = ["filer", "danger", "before", "about", "when", "person", "told", "to", "name", "keep", "check"]
    assert [step.page for step in STEPS] == names
    assert all(first != second for first, second in pairwise(names))
