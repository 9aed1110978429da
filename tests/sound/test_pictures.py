"""A picture beside every choice, and a credit for every picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from portal.config import folder
from portal.directory import OUTSIDE_KINDS
from portal.questions import QUESTIONS, Option, Question
from portal.web.filing.offices import PICTURES
from portal.web.mailbox.drawn import drawn
from portal.web.mailbox.going_on import SHARE, WHY
from portal.web.mailbox.words import WISHES
from portal.web.shared.pictures import SAME_EAR, one_ear, picture


def options() -> Iterator[tuple[str, Option]]:
    for question in QUESTIONS.values():
        for option in [*question.options, *(each for variant in question.variants for each in variant.options)]:
            yield f"{question.id}={option.value}", option


@pytest.mark.parametrize(("where", "option"), list(options()))
def test_every_choice_has_a_picture(where: str, option: Option) -> None:
    assert picture(option.picture), where


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: each.id)
def test_no_two_choices_of_a_question_share_a_picture(question: Question) -> None:
    for shown in (question.options, *(each.options for each in question.variants)):
        drawn = [each.picture for each in shown]
        assert sorted(set(drawn)) == sorted(drawn)


def test_what_is_never_allowed_is_drawn_like_nothing_else() -> None:
    """Who cannot read must not take the scales of the rules for chains, or the cell for a dark one."""
    never = {option.picture for where, option in options() if where.startswith("happened=")} - {"no"}
    others = {option.picture for where, option in options() if not where.startswith("happened=")}
    assert len(never) == 6 and not never & (others | set(PICTURES.values()))


@pytest.mark.parametrize("kind", ["director", "health", "central", *OUTSIDE_KINDS])
def test_every_kind_of_office_has_a_picture_of_its_own(kind: str) -> None:
    assert picture(PICTURES[kind]) and list(PICTURES.values()).count(PICTURES[kind]) == 1


@pytest.mark.parametrize("code", [*WISHES, *WHY, *SHARE])
def test_every_choice_after_an_answer_has_a_picture(code: str) -> None:
    assert picture(drawn(code))


@pytest.mark.parametrize("name", ["person", "ear", "more", "languages"])
def test_every_control_has_a_picture(name: str) -> None:
    assert picture(name)


def test_every_picture_is_credited_and_every_credit_has_a_picture() -> None:
    place = folder("static") / "pictures"
    said = (place / "README.txt").read_text()
    credited = set(re.findall(r"^([a-z]+): [0-9A-F-]+, ", said, re.MULTILINE))
    credited |= set(re.findall(r"program: ([a-z, ]+)\.", said)[0].split(", "))
    assert credited == {path.stem for path in place.glob("*.svg")}


def test_pictures_are_of_one_ink_and_carry_nothing_that_runs() -> None:
    for path in (folder("static") / "pictures").glob("*.svg"):
        drawn = path.read_text()
        assert not re.search(r"<script|onload|href|<style|<image", drawn), path.name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) <= {"none", "#000", "#000000", "black"}, path.name


def test_pages_fetch_no_picture_and_the_style_none() -> None:
    """Each would be a round trip of its own on a slow line."""
    assert "url(" not in (folder("static") / "portal.css").read_text()
    assert one_ear().count('id="ear"') == 1 and "#ear" in SAME_EAR


def test_a_picture_weighs_no_more_than_is_seen() -> None:
    for path in (folder("static") / "pictures").glob("*.svg"):
        assert not re.search(r"\.\d\d|xmlns| id=", picture(path.stem)), path.name
