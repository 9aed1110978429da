"""The person is told until when a letter is kept, can ask for more, and is told afterwards that it was erased."""

from __future__ import annotations

import pytest

from portal.casework.clear import clear
from portal.casework.preserve import preserve
from tests.web.letters import app, person
from tests.web.person import Person
from tests.web.test_mailbox import enter, opened
from tests.world import World, world

__all__ = ["app", "person", "world"]


@pytest.fixture
def case(world: World) -> bytes:
    """A request that was refused and read, among others; nothing is owed any more."""
    world.lodge(text="Somebody else's.", kind="request")
    mine = world.lodge(text="A lamp, please.", kind="request").case
    world.answer("inspector.adeyemi", mine, decision="no")
    world.collect(mine)
    return mine


def test_told_before_asked_for_more_and_told_afterwards(person: Person, world: World, case: bytes) -> None:
    page = opened(person, world, case)
    assert "We keep this letter until the end of Thursday 5 October 2028." in page.said
    assert "erased: your words, their answers, your name, your photos" in page.said
    world.pass_days(700)
    page = enter(person, world.codes[case])
    assert "We keep this letter until the end of Thursday 5 October 2028." in page.said, "the list says so in time"
    person.press("/openings")
    page = person.press("/keepings")
    assert "until the end of Wednesday 4 September 2030." in page.said
    assert "You asked to keep it longer." in page.said
    with world.stage() as stage:
        stage.act("inspector.adeyemi", case, preserve, now=world.now, hold="yes", text="Claim 12.", language="en")
    page = opened(person, world, case)
    assert "A court or an inquiry needs this letter. It is not erased until they say so." in page.said
    assert "Claim 12." in page.said
    assert not any(form.action.endswith("/keepings") for form in page.forms)
    with world.stage() as stage:
        stage.act("inspector.adeyemi", case, preserve, now=world.now, hold="no", text="Judged.", language="en")
    world.collect(case)
    world.pass_days(1000)
    assert clear(world.writing, site=world.site, now=world.now) == 1
    page = enter(person, world.codes[case])
    assert "This letter was erased, because its time was over." in page.said
    person.press("/openings")
    assert "This letter was erased" in person.page.said
    assert "Your number still proves that you sent it" in person.page.said
    assert "missing" not in person.page.said


def test_an_open_letter_says_nothing_of_erasing(person: Person, world: World) -> None:
    case = world.lodge(text="The shower is cold.").case
    page = opened(person, world, case)
    assert "erased" not in page.said
    assert not any(form.action.endswith("/keepings") for form in page.forms)
