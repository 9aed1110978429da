"""Who was told nothing on the first day becomes somebody's task outside the prison, and is known to nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal import create_app
from portal.protection.arrivals import arrivals
from portal.protection.feed import Line
from portal.protection.segments import Segment, keep, watching
from portal.web.shared.edge import Application
from tests.web.desks import desk
from tests.world import World

MONDAY = date(2026, 10, 5)


@pytest.fixture
def world(world: World, database_url: str) -> World:
    if database_url.startswith("postgresql"):
        pytest.skip("what is sealed reads the same on both engines")
    return world


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def line(kind: str, number: str, after: int = 0, prison: str = "NGT") -> Line:
    return Line(kind, prison, MONDAY + timedelta(days=after), number, "A2" if kind == "admission" else "", "")


def waiting(lines: list[Line], after: int) -> list[str]:
    return [each.number for each in arrivals(lines, MONDAY + timedelta(days=after)).untold]


def test_whoever_came_yesterday_is_told_before_today_ends() -> None:
    came = [line("admission", "N1"), line("job", "N2"), line("admission", "N3", -1), line("told", "N3")]
    assert [waiting(came, days) for days in (0, 1, 2, 90, 91)] == [[], [], ["N1"], ["N1"], []]


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        (line("told", "N1"), []),
        (line("told", "N1", 9), []),
        (line("told", "N1", -1), ["N1"]),
        (line("told", "N2"), ["N1"]),
        (line("told", "N1", prison="EWT"), ["N1"]),
    ],
)
def test_told_is_who_was_told_there_and_since_they_came(told: Line, waits: list[str]) -> None:
    assert waiting([line("admission", "N1"), told], 10) == waits


def test_the_prison_writes_down_whom_it_told_and_the_office_outside_sees_who_is_left(
    world: World, app: Application
) -> None:
    with world.writing() as session:
        came = [line("admission", number) for number in ("N0877", "N0878", "N0879")]
        keep(session, world.site, watching(world.directory, "NGT"), came)
        session.commit()
    world.pass_days(3)
    inspector, director = desk(app, "inspector.adeyemi"), desk(app, "director.northgate")
    assert untold(inspector.get("/oversight/arrivals").text) == ["N0877", "N0878", "N0879"]
    said = {"numbers": "n 0877\n\nN-0879", "day": "2026-10-06", "language": "ar", "how": "heard"}
    page = director.post("/desk/arrivals", **said)
    assert (page.status_code, page.location) == (303, "/desk/arrivals")
    shown = director.get("/desk/arrivals").text
    assert "2 people written down." in shown and "0877" not in shown, "sealed: nobody here reads it again"
    page = inspector.get("/oversight/arrivals")
    assert untold(page.text) == ["N0878"]
    assert "In 90 days 3 people came. 2 of them were told." in page.text
    with world.reading() as session:
        assert not [box for box in session.query(Segment.box) if b"0877" in box[0]]


@pytest.mark.parametrize("wrong", [{"numbers": " "}, {"day": "2027-01-01"}, {"day": "soon"}, {"how": ""}])
def test_what_does_not_say_whom_when_and_how_is_not_written_down(
    world: World, app: Application, wrong: dict[str, str]
) -> None:
    said = {"numbers": "N0877", "day": "2026-10-05", "language": "en", "how": "spoken"}
    page = desk(app, "director.northgate").post("/desk/arrivals", **{**said, **wrong})
    assert page.status_code == 422
    with world.reading() as session:
        assert session.query(Segment).count() == 0


@pytest.mark.parametrize(
    ("login", "address"), [("director.northgate", "/oversight/arrivals"), ("inspector.adeyemi", "/desk/arrivals")]
)
def test_for_everybody_else_the_page_is_not_there(world: World, app: Application, login: str, address: str) -> None:
    assert desk(app, login).get(address).status_code == 404


def untold(html: str) -> list[str]:
    return re.findall(r'data-untold="[^"]+"><td><bdi>([^<]+)', html)
