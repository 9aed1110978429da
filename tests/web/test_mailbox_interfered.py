"""A letter that someone tampered with is named, never shown, and nothing typed is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.cases import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from tests.web.letters import app, person
from tests.web.person import Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


@pytest.fixture
def case(world: World, person: Person) -> bytes:
    """A letter among others, with its mailbox open."""
    world.lodge(text="Somebody else's.")
    mine = world.lodge(text="The shower is cold.").case
    person.go("/en/read")
    person.press("/read", code=world.codes[mine])
    person.press("/openings")
    assert "The shower is cold." in person.page.said
    return mine


def torn(session: Session, case: bytes) -> None:
    session.execute(delete(Envelope).where(Envelope.case_id == case))


def smeared(session: Session, case: bytes) -> None:
    session.execute(update(Case).where(Case.id == case).values(docket=b"\0" * 1865))


def taken_out(session: Session, case: bytes) -> None:
    session.execute(delete(Grant).where(Grant.case_id == case))
    session.execute(delete(Envelope).where(Envelope.case_id == case))
    session.execute(delete(Case).where(Case.id == case))


def tamper(world: World, case: bytes, how: object) -> None:
    with world.writing() as session:
        how(session, case)  # type: ignore[operator]
        session.commit()


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (torn, "This letter has been interfered with"),
        (smeared, "This letter has been interfered with"),
        (taken_out, "A letter of yours is missing"),
    ],
)
def test_it_is_named_and_what_to_do(person: Person, world: World, case: bytes, how: object, says: str) -> None:
    letter = person.page
    tamper(world, case, how)
    page = person.go("/en/read/messages/0")
    assert (page.status, page.name) == (200, "mailbox.message")
    assert says in page.said
    assert "The shower is cold." not in page.said
    assert "Tell the ombudsman" in page.said
    person.page = letter
    page = person.press("/additions", text="It was Tuesday.")
    assert page.status == 422
    assert "It was Tuesday." in page.html


@pytest.mark.parametrize(
    ("how", "says"), [(smeared, "This letter has been interfered with."), (taken_out, "A letter of yours is missing.")]
)
def test_the_list_says_it_and_shows_the_others(
    person: Person, world: World, case: bytes, how: object, says: str
) -> None:
    world.lodge(text="Another.", code=world.codes[case])
    tamper(world, case, how)
    page: Page = person.go("/en/read/messages")
    assert [row.get("data-state", "") for row in page.rows] == ["new", ""]
    assert says in page.said
    assert person.press("messages/0/openings").status == 200
