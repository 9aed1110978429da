"""A weekday on which nobody opened the director's letters is reported to the central administration, once (R-01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.casework.inbox import report_unopened
from portal.web.shared.edge import Application
from tests.web.desks import desk, hidden, words
from tests.world import World


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def report(world: World) -> int:
    return report_unopened(world.writing, site=world.site, directory=world.directory, now=world.now)


def test_a_weekday_without_anybody_is_reported_once_and_a_weekend_is_not(world: World, app: Application) -> None:
    desk(app, "director.northgate")
    world.pass_days()
    assert report(world) == 0, "they came on Monday"
    world.pass_days()
    assert [report(world), report(world)] == [1, 0], "nobody came on Tuesday"
    told = words(desk(app, "central").get("/desk").text)
    assert "opened the letters on Tuesday 6 October" in told
    assert told.count("opened the letters on") == 1
    assert "opened the letters on" not in desk(app, "director.northgate").get("/desk").text
    world.pass_days(5)
    assert report(world) == 2, "Thursday and Friday; not the weekend, and on Wednesday somebody came"


def test_two_who_come_in_one_day_are_one_page_and_a_wrong_password_is_none(world: World, app: Application) -> None:
    client = app.test_client()
    token = hidden(client.get("/signin"), "form_token")
    client.post(
        "/signin", data={"form_token": token, "name": "director.northgate", "password": "x", "second": "000000"}
    )
    world.pass_days()
    assert report(world) == 1
    for _ in range(2):
        desk(app, "director.northgate")
    world.now += timedelta(days=1)
    assert report(world) == 0


def test_where_nobody_ever_came_only_yesterday_is_looked_at(world: World) -> None:
    world.pass_days(4)
    assert report(world) == 1
    world.pass_days(3)
    assert report(world) == 1, "of the days since, only Friday was a weekday"
