"""The number tapped, not typed, at the mailbox's door: digit by digit, no script, nothing of it in an address."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from portal.vault.codes import new_code
from tests.web.letters import app, person
from tests.web.person import Form, Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]
pytestmark = pytest.mark.engines(1)


def tap(person: Person, digits: str, path: str = "/en/read?tap=1") -> Page:
    person.go(path)
    for digit in digits:
        person.press("/read" if "kiosk" in path else "/read?tap=1", button=("digit", digit))
    return person.page


def door_form(page: Page) -> Form:
    return next(each for each in page.forms if each.id == "number")


def standing(page: Page) -> str:
    return dict(door_form(page).fields)["code"]


@pytest.mark.parametrize("path", ["/en/read?tap=1", "/en/read?kiosk=1&tap=1"])
def test_sixteen_taps_are_as_good_as_sixteen_numbers_typed(person: Person, world: World, path: str) -> None:
    world.lodge(text="Somebody else's.")
    code = world.codes[world.lodge(text="Mine.").case]
    page = tap(person, code + "7", path)
    assert (page.status, standing(page).replace(" ", "")) == (200, code)
    assert [row["data-ref"] for row in person.post(door_form(page).action, door_form(page).fields).rows] == ["0"]


def test_the_way_to_the_tiles_keeps_what_was_typed_and_what_waits(person: Person) -> None:
    person.go("/en/read")
    fields = [*door_form(person.page).fields, ("text", "It was Tuesday."), ("ref", "0"), ("digit", "begin")]
    page = person.post("/en/read?tap=1", [(name, "12" if name == "code" else value) for name, value in fields])
    assert standing(page) == "12"
    assert dict(door_form(page).fields)["text"] == "It was Tuesday."


def test_the_last_number_can_be_taken_away(person: Person) -> None:
    tap(person, "12345")
    assert standing(person.press("/read?tap=1", button=("digit", "back"))) == "1234"
    assert standing(person.press("/read?tap=1", button=("digit", "back"))) == "123"


def test_a_wrong_number_is_told_and_the_tiles_stay(person: Person) -> None:
    page = tap(person, "1111222233334441")
    page = person.post(door_form(page).action, door_form(page).fields)
    assert (page.status, "One number is wrong" in page.said) == (422, True)
    assert ("digit", "7") in door_form(page).buttons


def test_whatever_is_tapped_the_pages_are_of_one_size_and_no_address_tells_it(app: Flask, world: World) -> None:
    """A number that opens something and one that does not: tap for tap the same."""
    seen = []
    for code in (world.codes[world.lodge().case], new_code()):
        person, sizes = Person(app), []
        person.go("/en/read?tap=1")
        for digit in code:
            page = person.press("/read?tap=1", button=("digit", digit))
            sizes.append((page.status, len(page.html.encode())))
            assert {each.action for each in page.forms} == {"/en/leave", "/en/read?tap=1"}
            assert not [link for link in page.links if re.search(r"\d", link)]
        seen.append(sizes)
    assert seen[0] == seen[1]
    assert all(size % 4096 == 0 for _, size in seen[0])
