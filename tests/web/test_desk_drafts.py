"""What an officer began to write outlives the session: for that officer alone, sealed, and for seven days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases import unsent
from portal.cases.unsent import Unsent
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, words
from tests.world import World

pytestmark = pytest.mark.engines(1)

TEXT = "You can have it on Friday. The store is open then."


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def purge(world: World) -> int:
    with world.writing() as session:
        gone = unsent.purge(session, world.site, world.now.date())
        session.commit()
        return gone


def begun(world: World, app: Application):  # type: ignore[no-untyped-def]
    world.lodge("inspectorate", "Noise.")
    receipt = world.lodge("inspectorate", "My watch.")
    seated = desk(app, "inspector.adeyemi")
    seated.open(receipt)
    sent = seated.post(address_of(receipt, "drafts"), text=TEXT, decision="no", language="en")
    assert sent.location == address_of(receipt) + "#write"
    return receipt, seated


def test_it_is_there_after_signing_in_again_and_nothing_was_sent(world: World, app: Application) -> None:
    receipt, _ = begun(world, app)
    page = desk(app, "inspector.adeyemi").open(receipt)
    assert TEXT in page.text
    assert "Nothing was sent." in words(page.text)
    assert 'value="no" checked' in page.text
    assert [line.name for line in world.read(world.viewer("inspector.hale"), receipt.case).trail] == ["filed", "opened"]


def test_a_colleague_sees_none_of_it_and_no_row_tells_words_day_or_case(world: World, app: Application) -> None:
    receipt, _ = begun(world, app)
    assert TEXT not in desk(app, "inspector.hale").open(receipt).text
    with world.reading() as session:
        (row,) = session.scalars(select(Unsent))
        for said in (b"Friday", b"2026-10-05", receipt.case, receipt.case.hex().encode()):
            assert said not in row.box
        assert (len(row.id), len(row.box)) != (0, 0)


def test_the_page_keeps_it_by_itself_in_one_row_and_sending_clears_it(world: World, app: Application) -> None:
    receipt, seated = begun(world, app)
    again = seated.post(address_of(receipt, "drafts"), text="Other words.", by_itself="1")
    assert again.status_code == 204
    assert rows(world) == 1
    assert seated.answer(receipt, TEXT, "no").status_code == 303
    assert rows(world) == 0


def test_it_is_cleared_away_after_seven_days_and_rubbish_at_once(world: World, app: Application) -> None:
    begun(world, app)
    world.pass_days(7)
    with world.writing() as session:
        session.add(Unsent(id=b"x" * 16, box=b"y" * 300))
        session.commit()
    assert purge(world) == 1
    world.pass_days()
    assert purge(world) == 1
    assert rows(world) == 0


def test_nothing_is_kept_on_a_page_that_was_open_too_long(world: World, app: Application) -> None:
    receipt, seated = begun(world, app)
    page = seated.client.post(address_of(receipt, "drafts"), data={"csrf_token": "x", "text": "Other words."})
    assert page.status_code == 422
    assert "Other words." in page.text
    assert "Other words." not in Desk(seated.client).get(address_of(receipt)).text


def rows(world: World) -> int:
    with world.reading() as session:
        return len(list(session.scalars(select(Unsent))))
