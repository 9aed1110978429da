"""Kept apart: who puts people into cells asks about two numbers and hears yes or no, and nothing else (R-47)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.end_measure import end_measure
from portal.casework.lift import lift
from portal.casework.measure import measure
from portal.casework.refusals import NotTwoPeople
from portal.protection.partings import Parting, kept_apart
from portal.web.desk import apart
from portal.web.shared.edge import Application
from tests.protection.test_measures import ADEYEMI, known, now_of, officers, theirs
from tests.web.desks import Desk, address_of, desk, words
from tests.world import World

DIRECTOR = "director.northgate"
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def part(world: World, case: bytes, one: str = "N 0877", other: str = "n-0901") -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(ADEYEMI, case, world.now)
        review = world.now.date() + timedelta(days=7)
        measure(
            stage.session, sight, officer, what="apart", owner=officer.id, review=review, text="", one=one, other=other,
            **known(world),
        )  # fmt: skip
    return now_of(world, case)[-1].act


def asked(world: World, one: str, other: str) -> bool:
    with world.reading() as session:
        return kept_apart(session, world.site, one, other)


def test_it_holds_both_ways_however_typed_until_somebody_ends_it(world: World) -> None:
    first, second = world.lodge("inspectorate").case, world.lodge("inspectorate").case
    act = part(world, first)
    assert asked(world, "N0877", "N0901")
    assert asked(world, "N٠٩٠١", "n 0877"), "whatever comes first, in any digits"
    assert not asked(world, "N0877", "N0902")
    again = part(world, second)
    officers(world, first, lift, ADEYEMI, act)
    assert asked(world, "N0877", "N0901"), "another case still wants it"
    theirs(world, second, end_measure, of=again)
    assert not asked(world, "N0877", "N0901")


@one_engine
def test_the_answer_is_yes_or_no_and_tells_of_no_case(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", "He hits me.")
    part(world, case.case)
    director = desk(app, DIRECTOR)
    apart_, together = (director.post("/desk/apart", one="N0877", other=other) for other in ("N0901", "N0902"))
    assert 'data-answer="apart"' in apart_.text and 'data-answer="together"' in together.text
    for page in (apart_, together):
        assert page.status_code == 200
        for telling in (ref_of(case.case), "hits", "Inspectorate"):
            assert telling not in page.text, telling
    no, yes = words(apart_.text), words(together.text).replace("0902", "0901")
    assert no.replace("No. Keep them apart.", "") == yes.replace("Yes. Nothing says otherwise.", "")
    with world.reading() as session:
        assert all(case.case not in (row.id, row.pair) for row in session.scalars(select(Parting)))


@one_engine
def test_only_who_puts_people_into_cells_asks_and_not_without_end(
    world: World, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    for login in ("ombudsman", ADEYEMI):
        assert desk(app, login).get("/desk/apart").status_code == 404
    central: Desk = desk(app, "central")
    assert central.post("/desk/apart", one="N1", other="n 1").status_code == 422
    monkeypatch.setattr(apart, "A_DAY", 2)
    asks = [central.post("/desk/apart", one="N1", other="N2").status_code for _ in range(3)]
    assert asks == [200, 200, 422]


@one_engine
def test_it_takes_two_people_and_is_ordered_at_the_desk(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="prisoner", kind="report")
    with pytest.raises(NotTwoPeople):
        part(world, case.case, "N1", "n-1")
    inspector = desk(app, ADEYEMI)
    inspector.open(case)
    ordered = {"measure": "apart", "owner": world.viewer(ADEYEMI).id.hex(), "review": "2026-10-09"}
    assert inspector.post(address_of(case, "measures"), **ordered, one="N1").status_code == 422
    assert inspector.post(address_of(case, "measures"), **ordered, one="N1", other="N2").status_code == 303
    assert "Never together with one person" in inspector.get(address_of(case)).text and asked(world, "N2", "N1")
