"""The hundred pictures of the drawer: all there, credited, and no two that could be mixed up by their name."""

from __future__ import annotations

import re

import pytest

from portal.config import folder
from portal.interpretation.sounds import said_in
from portal.languages import LOCALES, catalogue
from portal.questions.drawer import GROUPS, PICTURES

PLACE = folder("static") / "pictures"
CREDIT = re.compile(r"^(\w+): ([0-9A-F-]+), ", re.MULTILINE)
REAL = [code for code, locale in LOCALES.items() if not locale.pseudo]


@pytest.mark.parametrize("code", REAL)
def test_no_two_are_called_the_same(code: str) -> None:
    says = catalogue(code)
    named = [says.gettext(each).casefold() for each in (*PICTURES, *GROUPS)]
    assert (len(PICTURES), len(GROUPS)) == (100, 10)
    assert sorted(set(named)) == sorted(named)
    assert set(named) <= {each.casefold() for each in said_in(code).values()}, "each can be heard"


def test_each_is_there_in_one_ink_and_credited() -> None:
    credited = [name for name, _ in CREDIT.findall((PLACE / "drawer" / "README.txt").read_text())]
    assert credited == [f"{at:02d}" for at in range(100)] == sorted(each.stem for each in PLACE.glob("drawer/*.svg"))
    for path in PLACE.glob("drawer/*.svg"):
        drawn = path.read_text()
        assert not re.search(r"<script|onload|href|<style|<image", drawn), path.name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) <= {"none", "#000", "#000000", "black"}, path.name


def test_none_of_them_means_anything_else() -> None:
    """Who taps an elephant answers no question with it."""
    drawer, others = (
        {code for _, code in CREDIT.findall((at / "README.txt").read_text())} for at in (PLACE / "drawer", PLACE)
    )
    assert len(drawer) == 100 and not drawer & others
