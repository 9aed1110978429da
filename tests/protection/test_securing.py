"""Letters that have films kept: too wide to name anybody, with others beside them, and with a clock of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete

from portal import create_app
from portal.cases import securing
from portal.casework.refusals import OutsideOnly, SpanWrong
from portal.casework.secure import secure
from portal.duty.beat import Beat
from portal.protection.securing import LEAST_ALONE, LEAST_DAYS, OTHERS, Span, covers, widened
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts
from tests.web.desks import address_of, desk, words
from tests.world import World

ADEYEMI, DIRECTOR, TODAY = "inspector.adeyemi", "director.northgate", date(2026, 10, 5)
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    man_posts(world)
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def ask(world: World, case: bytes, login: str = ADEYEMI, **said: Any) -> int:
    given = {"unit": "A-12", "first": TODAY, "last": TODAY, "above": False, **said}
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        known = {"language": "en", "site": world.site, "directory": world.directory, "now": world.now}
        return secure(stage.session, sight, officer, **given, **known)


def letters(world: World, login: str) -> list[securing.Letter]:
    with world.reading() as session:
        return securing.letters(session, world.site, world.viewer(login).rings)


def test_no_letter_is_about_less_than_three_whole_days_or_about_the_days_alone() -> None:
    chance = Random(1)
    asked = Span("A", TODAY - timedelta(days=9), TODAY - timedelta(days=9))
    spans = [widened(asked, TODAY, chance) for _ in range(300)]
    assert all((each.last - each.first).days + 1 >= LEAST_DAYS for each in spans)
    assert all(each.first <= asked.first and asked.last <= each.last <= TODAY for each in spans)
    places = {(asked.first - each.first).days for each in spans}
    assert len(places) > 2, "the day itself stands now here, now there"
    beside = covers(asked, ["A", "B", "C", "D"], TODAY, chance)
    assert len({each.unit for each in beside} - {"A"}) == OTHERS
    assert covers(Span("", asked.first, asked.last), ["A", "B"], TODAY, chance) == []
    whole = [widened(replace(asked, unit=""), TODAY, chance) for _ in range(300)]
    assert all((each.last - each.first).days + 1 >= LEAST_ALONE for each in whole)
    assert {(asked.first - each.first).days for each in whole} == set(range(LEAST_ALONE)), "anywhere among them"


@one_engine
def test_a_prison_with_one_wing_is_asked_for_as_a_whole_and_for_a_week(world: World) -> None:
    man_posts(world)
    with world.writing() as session:
        session.execute(delete(Beat).where(Beat.unit == "B"))
        session.commit()
    ask(world, world.lodge("inspectorate", unit="A-12", topic="hurt", by="staff", kind="report").case, unit="A-12")
    (found,) = letters(world, DIRECTOR)
    assert found.unit == "" and (found.last - found.first).days + 1 >= LEAST_ALONE


@one_engine
def test_the_prison_reads_of_wings_and_days_and_nothing_else(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", "He hit me in A-12.", unit="A-12", topic="hurt", by="staff", kind="report")
    page = ask(world, case.case)
    assert page
    found = letters(world, DIRECTOR)
    assert len(found) == 2, "the prison has two wings: each is asked for"
    assert {each.unit for each in found} == {"A", "B"}
    director = desk(app, DIRECTOR)
    assert 'data-told="secure"' in director.get("/desk").text
    shown = words(director.get("/desk/securings").text)
    assert "Wing A, all of it" in shown and "Wing B, all of it" in shown
    for telling in ("A-12", "hit", "report", "page"):
        assert telling not in shown, telling
    assert letters(world, "ombudsman") == letters(world, ADEYEMI) == []
    assert desk(app, "ombudsman").get("/desk/securings").status_code == 404


def test_the_answer_comes_back_to_whoever_holds_the_case_and_to_nobody_else(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="staff", kind="report")
    act = world.read(world.viewer(ADEYEMI), case.case).docket.acts
    ask(world, case.case)
    inspector, director = desk(app, ADEYEMI), desk(app, DIRECTOR)
    assert "They must answer before" in inspector.open(case).text
    for each in letters(world, DIRECTOR):
        done = director.post(f"/desk/securings/{each.id.hex()}/answers", how="kept")
        assert (done.status_code, done.location) == (303, "/desk/securings")
    assert "data-answer" in director.get("/desk/securings").text
    assert "Everything is kept" in inspector.get(address_of(case)).text
    assert f'data-securing="{act}"' in inspector.get(address_of(case)).text
    assert director.post("/desk/securings/" + "0" * 32 + "/answers", how="kept").status_code == 404
    assert director.post(f"/desk/securings/{letters(world, DIRECTOR)[0].id.hex()}/answers", how="?").status_code == 422


@one_engine
def test_an_answer_that_no_officer_signed_is_none(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="staff", kind="report")
    ask(world, case.case)
    with world.writing() as session:
        for each in letters(world, DIRECTOR):
            said = {"what": "secured", "id": each.id.hex(), "how": "kept", "day": "2026-10-05", "who": "00", "sign": ""}
            securing.leave(session, world.site, securing.ring_id(each.reply), each.reply, said)
        session.commit()
    assert "Everything is kept" not in desk(app, ADEYEMI).open(case).text


@one_engine
def test_its_clock_ends_and_then_the_office_above_can_be_asked(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="staff", kind="report")
    ask(world, case.case)
    world.now += timedelta(hours=26)
    inspector = desk(app, ADEYEMI)
    page = inspector.open(case).text
    assert "No answer in time" in page and 'name="above"' in page
    given = {"unit": "", "first": "2026-10-04", "last": "2026-10-05"}
    assert inspector.post(address_of(case, "securings"), **given, above="yes").status_code == 303
    assert [each.unit for each in letters(world, "central")] == [""]
    assert inspector.post(address_of(case, "securings"), **(given | {"last": "2027-01-01"})).status_code == 422


@one_engine
def test_only_from_outside_and_only_days_that_have_come(world: World) -> None:
    inside, outside = world.lodge("director-northgate").case, world.lodge("inspectorate").case
    with pytest.raises(OutsideOnly):
        ask(world, inside, DIRECTOR)
    for wrong in (
        {"last": TODAY + timedelta(days=1)}, {"first": None}, {"first": TODAY - timedelta(days=61)},
        {"first": TODAY - timedelta(days=20)}, {"last": TODAY - timedelta(days=2)},
    ):  # fmt: skip
        with pytest.raises(SpanWrong):
            ask(world, outside, **wrong)
    assert letters(world, DIRECTOR) == []
