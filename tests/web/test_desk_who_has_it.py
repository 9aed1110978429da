"""Who has a letter: taken, taken over, handed over, and the person told that it is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.casework.hand_over import hand_over
from portal.casework.refusals import NoColleague
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, name_of, words
from tests.web.person import Person
from tests.web.test_mailbox import opened
from tests.world import World

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("ombudsman", "Noise of the ombudsman.", danger="hurt")
    world.lodge("inspectorate", "Noise of the inspectorate.")


@pytest.fixture
def adeyemi(app: Application) -> Desk:
    return desk(app, "inspector.adeyemi")


@pytest.fixture
def hale(app: Application) -> Desk:
    return desk(app, "inspector.hale")


def test_a_colleague_is_told_since_when_before_it_is_taken_over(world: World, adeyemi: Desk, hale: Desk) -> None:
    receipt = world.lodge("inspectorate")
    assert adeyemi.post(address_of(receipt, "takings")).location == address_of(receipt)
    world.now += timedelta(minutes=11)
    asked = hale.post(address_of(receipt, "takings"), back="list")
    assert (asked.status_code, name_of(asked)) == (409, "desk.take")
    assert "B. Adeyemi has this since 08:30. Take it over?" in words(asked.text)
    assert any("B. Adeyemi" in row.text for row in adeyemi.list())
    over = _id(world, "inspector.adeyemi")
    assert hale.post(address_of(receipt, "takings"), back="list", over=over).location == "/desk"
    assert [line.name for line in world.read(world.viewer("inspector.hale"), receipt.case).trail] == [
        "filed", "taken", "taken",
    ]  # fmt: skip
    late = adeyemi.post(address_of(receipt, "takings"), over=_id(world, "inspector.castellanos"))
    assert "has this since 08:41" in words(late.text)


def test_a_letter_is_handed_to_a_colleague_of_the_same_office_alone(world: World, adeyemi: Desk) -> None:
    receipt = world.lodge("inspectorate")
    stranger = adeyemi.post(address_of(receipt, "handovers"), colleague=_id(world, "ombudsman"))
    assert stranger.status_code == 422
    assert adeyemi.post(address_of(receipt, "handovers"), colleague="x").status_code == 422
    given = adeyemi.post(address_of(receipt, "handovers"), colleague=_id(world, "inspector.hale"))
    assert given.status_code == 303
    assert world.read(world.viewer("inspector.hale"), receipt.case).docket.taken == (
        bytes.fromhex(_id(world, "inspector.hale")), world.now,
    )  # fmt: skip


def test_nobody_who_was_taken_off_is_offered_or_given_it(world: World, app: Application) -> None:
    off = _id(world, "inspector.hale")
    receipt = world.lodge("inspectorate", "About Hale.", not_=[off])
    sight = world.sight(world.viewer("inspector.adeyemi"), receipt.case)
    assert sight is not None
    with world.writing() as session, pytest.raises(NoColleague):
        hand_over(
            session, sight, world.viewer("inspector.adeyemi"), to=bytes.fromhex(off), site=world.site,
            directory=world.directory, now=world.now,
        )  # fmt: skip
    page = desk(app, "inspector.adeyemi").open(receipt)
    offered = page.text.split('action="' + address_of(receipt, "handovers"))[1].split("</form>")[0]
    assert off not in offered
    assert _id(world, "inspector.castellanos") in offered


def test_the_person_reads_that_they_have_it_and_it_is_said_once(world: World, adeyemi: Desk, app: Application) -> None:
    receipt = world.lodge("inspectorate")
    for _ in range(2):
        assert adeyemi.post(address_of(receipt, "acknowledgements")).status_code == 303
    person = Person(app)
    assert "They have it and are looking at it." in opened(person, world, receipt.case).said
    acts = [line.name for line in world.read(world.viewer("inspector.hale"), receipt.case).trail]
    assert acts == ["filed", "acknowledged"]


def test_what_is_answered_is_not_taken_given_or_acknowledged(world: World, adeyemi: Desk) -> None:
    receipt = world.lodge("inspectorate")
    world.answer("inspector.hale", receipt.case, decision="no")
    acts = world.read(world.viewer("inspector.hale"), receipt.case).docket.acts
    for noun in ("takings", "handovers", "acknowledgements"):
        page = adeyemi.post(address_of(receipt, noun), colleague=_id(world, "inspector.hale"))
        assert page.status_code == 422
        assert "It is answered already." in words(page.text)
    assert world.read(world.viewer("inspector.hale"), receipt.case).docket.acts == acts


def _id(world: World, login: str) -> str:
    return next(each.id.hex() for each in world.directory.officers if each.login == login)
