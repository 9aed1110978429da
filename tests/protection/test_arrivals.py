"""Who was told nothing within a day becomes a task: of the post without a name, of the director, and of who watches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import create_app
from portal.protection.arrivals import arrivals
from portal.protection.feed import Line, lines_of
from portal.protection.lists import watching
from portal.protection.segments import Segment, feeds, keep
from portal.protection.tellings import Telling, owed, purge, write_down
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts
from tests.web.desks import desk, words
from tests.world import World

pytestmark = pytest.mark.engines(1)

MONDAY = date(2026, 10, 5)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def line(kind: str, number: str, after: int = 0, prison: str = "NGT", detail: str = "") -> Line:
    return Line(kind, prison, MONDAY + timedelta(days=after), number, "A2" if kind == "admission" else "", detail)


def waiting(lines: list[Line], after: int, clock: str = "00:00") -> list[str]:
    now = datetime.fromisoformat(f"{MONDAY + timedelta(days=after)}T{clock}").replace(tzinfo=LONDON)
    return [each.number for each in arrivals(lines, now, lambda _: LONDON).untold]


def taken_in(world: World, *lines: Line) -> None:
    """What an import does."""
    with world.writing() as session:
        keep(session, world.site, watching(world.directory, "NGT"), lines)
        write_down(session, world.site, world.directory, lines, today=world.now.date())
        session.commit()


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
    taken_in(world, *(line("admission", number) for number in ("N0877", "N0878", "N0879")))
    world.pass_days(3)
    inspector, director = desk(app, "inspector.adeyemi"), desk(app, "director.northgate")
    assert untold(inspector.get("/oversight/arrivals").text) == ["N0877", "N0878", "N0879"]
    assert "3 people who came were not told" in director.get("/desk").text
    assert waits(director.get("/desk/arrivals").text) == ["N0877", "N0878", "N0879"]
    said = {"numbers": "n 0877\n\n", "person": "N0879", "day": "2026-10-06", "language": "ar", "how": "heard"}
    page = director.post("/desk/arrivals", **said)
    assert (page.status_code, page.location) == (303, "/desk/arrivals")
    shown = director.get("/desk/arrivals").text
    assert "2 people written down." in shown and waits(shown) == ["N0878"], "sealed: nobody here reads it again"
    page = inspector.get("/oversight/arrivals")
    assert untold(page.text) == ["N0878"]
    assert "People who came in 90 days: 3. Told: 2." in page.text
    with world.reading() as session:
        rings = world.viewer("inspector.adeyemi").rings
        told = {each.detail for each in feeds(session, world.site, rings) if each.kind == "told"}
        assert told == {"ar heard director.northgate"}, "in what language, how, and by whom"
        assert not [box for box in session.query(Segment.box) if b"0877" in box[0]]
        assert not [row for row in session.query(Telling.id, Telling.times, Telling.whom) if b"0878" in b"".join(row)]


def test_the_hour_somebody_came_starts_the_day_and_without_one_its_end_does() -> None:
    lines, bad = lines_of("2026-10-05T14:30,N1,A2,\n2026-10-05,N2,A2,\n2026-10-05T25:00,N3,A2,\n",
                          kind="admission", prison="NGT", today=MONDAY)  # fmt: skip
    assert [(each.number, each.detail) for each in lines] == [("N1", "14:30"), ("N2", "")] and bad[0].why == "date"
    assert [waiting(lines, 1, clock) for clock in ("14:29", "14:30", "23:59")] == [[], ["N1"], ["N1"]]
    assert waiting(lines, 2) == ["N1", "N2"]


def test_a_post_is_told_how_many_and_nothing_else_until_it_is_written_down(world: World, app: Application) -> None:
    man_posts(world)
    arrived = [line("admission", "N0877", detail="09:00"), line("admission", "N0878")]
    taken_in(world, line("told", "N0878"), *arrived, line("admission", "N0001", -40))
    taken_in(world, line("told", "N0001"), *arrived)
    world.now += timedelta(hours=24)
    assert "data-untold" not in desk(app, "director.northgate").get("/duty").text
    world.now += timedelta(minutes=30)
    page = desk(app, "director.northgate").get("/duty").text
    assert re.findall(r'data-untold="([^"]+)"', page) == ["2026-10-05"]
    assert "Tell the person who came on Monday 5 October 2026 what they may ask, and whom" in page
    assert "0877" not in words(page) and "A2" not in words(page)
    assert "data-untold" not in desk(app, "inspector.adeyemi").get("/duty").text
    assert untold(desk(app, "inspector.adeyemi").get("/oversight/arrivals").text) == ["N0877"]
    taken_in(world, line("told", "N0877", 1))
    assert "data-untold" not in desk(app, "director.northgate").get("/duty").text
    world.pass_days(90)
    with world.writing() as session:
        purge(session, world.site, world.now.date())
        assert session.query(Telling).count() == 1 and owed(session, world.site, "NGT", LONDON) == []
        purge(session, world.site, world.now.date() + timedelta(days=1))
        assert session.query(Telling).count() == 0


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


def waits(html: str) -> list[str]:
    return re.findall(r'data-owed="([^"]+)"', html)


def untold(html: str) -> list[str]:
    return re.findall(r'data-untold="[^"]+"><td><bdi>([^<]+)', html)
