"""A promise through the pages: made with the answer, listed by its day, asked about, broken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk
from tests.web.person import Person
from tests.web.test_mailbox import enter
from tests.world import World

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def inspector(app: Application) -> Desk:
    return desk(app, "inspector.adeyemi")


@pytest.fixture
def receipt(world: World, inspector: Desk) -> Receipt:
    world.lodge("inspectorate", "Somebody else's.")
    mine = world.lodge("inspectorate", "My watch is gone.")
    inspector.open(mine)
    return mine


@pytest.mark.parametrize("preview", [{}, {"preview": "yes"}])
def test_yes_without_a_promise_says_what_to_add_and_keeps_every_word(
    inspector: Desk, receipt: Receipt, preview: dict[str, str]
) -> None:
    page = inspector.answer(receipt, "You get it back.", remedy="A new watch.", remedy_due="", **preview)
    assert page.status_code == 422
    assert "Say by which day it will be done: today or later." in page.text
    assert "You get it back." in page.text
    assert "A new watch." in page.text
    assert inspector.answer(receipt, "Yes.", remedy="", remedy_due="2026-10-09").status_code == 422


def test_the_preview_shows_the_promise_and_sending_keeps_it(inspector: Desk, receipt: Receipt) -> None:
    said = {"remedy": "A new watch.", "remedy_due": "2026-10-09", "preview": "yes"}
    page = inspector.answer(receipt, "You get it back.", **said)
    assert page.status_code == 200
    assert "must do this before the end of Friday 9 October" in page.text
    inspector.answer(receipt, "You get it back.", remedy="A new watch.", remedy_due="2026-10-09")
    (row,) = inspector.list("promises")
    assert (row["ref"], row["state"], row["promise"]) == (ref_of(receipt.case), "promised", "2026-10-09")
    assert "overdue" not in row.marks
    assert "Promised for Friday 9 October" in row.text


def test_after_its_day_the_person_is_asked_and_no_brings_it_back(
    app: Application, world: World, inspector: Desk, receipt: Receipt
) -> None:
    inspector.answer(receipt, "You get it back.", remedy="A new watch.", remedy_due="2026-10-09")
    person = Person(app)
    enter(person, world.codes[receipt.case])
    person.press("/openings")
    assert "Was it done?" not in person.page.said
    world.pass_days(5)
    inspector = desk(app, "inspector.adeyemi")
    assert inspector.list("promises")[0]["overdue"] == "yes"
    person = Person(app)
    enter(person, world.codes[receipt.case])
    person.press("/openings")
    assert "Was it done?" in person.page.said
    person.press("/remedies", ("done", "no"))
    assert "You should hear before the end of Friday 23 October" in person.page.said
    assert inspector.list("promises") == []
    row = next(row for row in inspector.list() if row["ref"] == ref_of(receipt.case))
    assert (row["why"], row["due"]) == ("promise_broken", "2026-10-23")


def test_closing_says_what_must_come_first(app: Application, world: World, inspector: Desk, receipt: Receipt) -> None:
    page = inspector.post(address_of(receipt, "closures"))
    assert (page.status_code, "First they need an answer." in page.text) == (422, True)
    inspector.answer(receipt, "No.", "no")
    assert "They have not read the answer." in inspector.post(address_of(receipt, "closures")).text
    world.collect(receipt.case)
    assert inspector.post(address_of(receipt, "closures")).status_code == 303
    assert [row["state"] for row in inspector.list("answered")] == ["closed"]


def test_a_promise_of_its_own(inspector: Desk, receipt: Receipt) -> None:
    page = inspector.post(
        address_of(receipt, "promises"), remedy="We will look.", remedy_due="2026-10-01", language="en"
    )
    assert (page.status_code, "We will look." in page.text) == (422, True)
    page = inspector.post(
        address_of(receipt, "promises"), remedy="We will look.", remedy_due="2026-10-07", language="en"
    )
    assert page.status_code == 303
    assert "Before the end" in inspector.get(page.location).text or "We will look." in inspector.get(page.location).text
