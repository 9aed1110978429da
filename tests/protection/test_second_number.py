"""A second number, for whoever is made to open their letters: what is done there for show is done nowhere."""

from __future__ import annotations

from tests.web.letters import app, person
from tests.web.person import Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


def enter(person: Person, code: str) -> Page:
    person.go("/en/read")
    return person.press("/read", code=code)


def make_second(person: Person, code: str, *letters: int) -> str:
    """The other number, made in the mailbox of `code`."""
    enter(person, code)
    person.go("/en/read/second")
    page = person.press(letter=[str(each) for each in letters])
    other = page.code
    assert page.name == "mailbox.second_number" and other != code
    assert person.press(last4=other[-4:]).name == "mailbox.second"
    person.press("/leave") if any(form.action.endswith("/leave") for form in person.page.forms) else None
    return other


def test_it_shows_the_chosen_letters_and_stopping_there_stops_nothing(person: Person, world: World) -> None:
    code = "0000111122223334"
    world.lodge(text="Somebody else's.")
    mine = world.lodge(text="He hit me.", topic="hurt", by="staff", kind="report", code=code)
    cold = world.lodge(text="The shower is cold.", code=code)
    other = make_second(person, code, 1)
    page = enter(person, other)
    assert [row["data-ref"] for row in page.rows] == ["0"]
    page = person.press("/openings")
    assert "The shower is cold." in page.said and "He hit me." not in page.said
    before = world.read(world.mailbox(code), cold.case)
    page = person.press("/withdrawals")
    print(page.said)
    after = world.read(world.mailbox(code), cold.case)
    assert after == before
    assert "You asked to stop" in page.said
