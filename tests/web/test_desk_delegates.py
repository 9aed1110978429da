"""Who acts for somebody away: dated, ended by a page, shown to the office; it opens no letter to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from portal import create_app
from portal.cases.paper import leave
from portal.casework.delegate import delegations
from portal.web.shared.edge import Application
from tests.web.desks import Desk, desk, words
from tests.world import World

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def name(seated: Desk, world: World, login: str, first: str, last: str):  # type: ignore[no-untyped-def]
    to = next(each.id.hex() for each in world.directory.officers if each.login == login)
    return seated.post("/desk/delegations", colleague=to, first=first, last=last)


def test_it_is_shown_to_the_office_on_its_days_and_until_it_is_ended(world: World, app: Application) -> None:
    adeyemi, hale = desk(app, "inspector.adeyemi"), desk(app, "inspector.hale")
    assert name(adeyemi, world, "inspector.hale", "2026-10-06", "2026-10-09").status_code == 303
    told = "D. Hale acts for B. Adeyemi from Tuesday 6 October to Friday 9 October."
    assert told not in words(hale.get("/desk").text)
    world.pass_days()
    hale = desk(app, "inspector.hale")
    assert told in words(hale.get("/desk").text)
    assert told not in words(desk(app, "ombudsman").get("/desk").text)
    (address,) = re.findall(r'action="(/desk/delegations/[^"]+)"', hale.get("/desk/delegations").text)
    assert desk(app, "ombudsman").post(address).status_code == 404
    assert hale.post(address).status_code == 303
    assert hale.post(address).status_code == 404
    assert told not in words(hale.get("/desk").text)


def test_it_is_over_after_its_last_day(world: World, app: Application) -> None:
    name(desk(app, "inspector.adeyemi"), world, "inspector.hale", "2026-10-05", "2026-10-06")
    world.pass_days(2)
    assert "acts for" not in desk(app, "inspector.hale").get("/desk").text


@pytest.mark.parametrize(
    ("login", "first", "last"),
    [
        ("ombudsman", "2026-10-05", "2026-10-06"),
        ("inspector.adeyemi", "2026-10-05", "2026-10-06"),
        ("inspector.hale", "2026-10-07", "2026-10-06"),
        ("inspector.hale", "2026-10-01", "2026-10-04"),
        ("inspector.hale", "soon", "2026-10-06"),
    ],
)
def test_only_a_colleague_and_days_in_their_order(
    world: World, app: Application, login: str, first: str, last: str
) -> None:
    assert name(desk(app, "inspector.adeyemi"), world, login, first, last).status_code == 422


def test_a_delegate_who_was_taken_off_a_letter_sees_no_difference(world: World, app: Application) -> None:
    off = next(each.id.hex() for each in world.directory.officers if each.login == "inspector.hale")
    world.lodge("inspectorate", "For all of them.")
    name(desk(app, "inspector.adeyemi"), world, "inspector.hale", "2026-10-05", "2026-10-09")
    hale = desk(app, "inspector.hale")
    before = words(hale.get("/desk").text)
    world.lodge("inspectorate", "About Hale.", not_=[off])
    assert words(hale.get("/desk").text) == before
    assert words(desk(app, "inspector.hale").get("/desk").text) == before


def test_a_paper_without_its_page_is_nobodys_word(world: World) -> None:
    officer = world.viewer("inspector.hale")
    forged = {"id": "00" * 16, "by": officer.id.hex(), "to": officer.id.hex(), "what": "delegate"}
    with world.writing() as session:
        leave(
            session, world.site, officer.ring.id, officer.ring.keys.public,
            {**forged, "first": "2026-10-05", "last": "2026-10-09"},
        )  # fmt: skip
        session.commit()
        assert delegations(session, officer, site=world.site, today=world.now.date()) == []
