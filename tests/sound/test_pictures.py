"""A picture beside every choice, and a credit for every picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from portal.config import folder
from portal.questions import QUESTIONS, Option
from portal.web.filing.offices import PICTURES
from portal.web.shared.pictures import picture
from portal.web.shared.static import address


def options() -> Iterator[tuple[str, Option]]:
    for question in QUESTIONS.values():
        for option in [*question.options, *(each for variant in question.variants for each in variant.options)]:
            yield f"{question.id}={option.value}", option


@pytest.mark.parametrize(("where", "option"), list(options()))
def test_every_choice_has_a_picture(where: str, option: Option) -> None:
    assert picture(option.picture), where


@pytest.mark.parametrize("name", [*PICTURES.values(), "person", "ear", "more", "languages"])
def test_every_office_and_control_has_a_picture(name: str) -> None:
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


def test_the_style_names_the_ear_by_what_is_drawn_so_that_browsers_keep_it() -> None:
    assert address("pictures/ear.svg").removeprefix("/static/") in (folder("static") / "portal.css").read_text()
