"""The number tapped, not typed: two parts, each among nine, while the number is out of sight."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.web.letters import app, begin, how_many, person, walk
from tests.web.person import Person
from tests.world import World

__all__ = ["app", "person"]
pytestmark = pytest.mark.engines(1)
KEPT = ("tap", "begin")


@pytest.fixture
def code(person: Person, app: Flask) -> str:
    """A letter at the page with its number, which is then out of sight."""
    begin(person, app)
    code = walk(person, until="keep").code
    person.press(button=KEPT)
    return code


def parts(code: str) -> list[str]:
    return [code[at : at + 4] for at in range(0, 16, 4)]


def asked(person: Person) -> int:
    found = re.search(r'data-asked="(\d)"', person.page.html)
    assert found, person.page.html
    return int(found[1])


def tiles(person: Person) -> list[str]:
    return [value for name, value in person.page.form().buttons if name == "tap" and value != "look"]


def in_sight(person: Person) -> str:
    """The page without its addresses and its token: their figures are drawn by chance, or from what a file holds."""
    return re.sub(r'(src|href|action|data-\w*sound)="[^"]*"|<input[^>]*csrf[^>]*>', "", person.page.html)


def test_two_taps_are_as_good_as_four_numbers_typed(world: World, person: Person, code: str) -> None:
    for which in (2, 3):
        assert asked(person) == which
        person.press(button=("tap", parts(code)[which]))
    assert person.page.name == "filing.check"
    assert person.press().name == "filing.sent"
    assert how_many(world, code) == 1


def test_while_one_taps_the_number_is_out_of_sight(person: Person, code: str) -> None:
    for which in (2, 3):
        assert len(tiles(person)) == 9
        assert [part for part in parts(code) if part in in_sight(person)] == [parts(code)[which]]
        person.press(button=("tap", parts(code)[which]))


def test_looking_twice_at_the_tiles_tells_nothing(person: Person, code: str) -> None:
    first = tiles(person)
    assert tiles_again(person) == first


def tiles_again(person: Person) -> list[str]:
    person.go("/en/write/keep")
    return tiles(person)


def test_a_wrong_tap_sends_nothing_shows_the_number_and_draws_other_tiles(person: Person, code: str) -> None:
    before = tiles(person)
    wrong = next(each for each in before if each != parts(code)[2])
    page = person.press(button=("tap", wrong))
    assert (page.status, page.name, page.code) == (422, "filing.keep", code)
    person.press(button=KEPT)
    assert tiles(person) != before
    assert person.press(button=("tap", parts(code)[2])).name == "filing.keep"
    person.go("/en/write/check")
    assert person.press().name == "filing.keep"


def test_half_of_it_is_not_enough(person: Person, code: str) -> None:
    person.press(button=("tap", parts(code)[2]))
    person.go("/en/write/check")
    page = person.press()
    assert (page.status, page.name) == (422, "filing.keep")


def test_the_number_can_be_looked_at_again(person: Person, code: str) -> None:
    assert person.press(button=("tap", "look")).code == code


def test_a_tap_that_was_never_offered_is_wrong(person: Person, app: Flask) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    assert person.press(button=("tap", code[-4:])).status == 422
    assert person.press(button=("tap", "٣")).status == 422


def test_it_is_the_same_on_the_screen_in_the_corridor(app: Flask) -> None:
    person = Person(app)
    begin(person, app, kiosk="1")
    person.go("/en/write/keep?ask=last4")
    code = person.press(button=("other", "number")).code
    person.press(button=KEPT)
    for which in (2, 3):
        person.press(button=("tap", parts(code)[which]))
    assert person.page.name == "filing.check"
