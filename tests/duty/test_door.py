"""/duty: what a post sees, what it does with one tap, and that no case is there."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.world import World

PASSWORD = "harbour lantern seven pebbles"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    man_posts(world)
    application: Application = create_app(world.settings)  # type: ignore[assignment]
    yield application
    application.portal.close()


def signed_in(app: Application, login: str):  # type: ignore[no-untyped-def]
    client = app.test_client()
    page = client.get("/signin").text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    form = {"name": login, "password": PASSWORD, "second": "000000", "form_token": token[1]}
    assert client.post("/signin", data=form, headers={"Origin": "http://localhost"}).status_code == 303
    return client


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_one_tap_and_it_is_done_and_stays_for_the_day(app: Application, world: World) -> None:
    world.lodge("inspectorate", danger="hurt", unit="B-12", text="secret words")
    work(world)
    client = signed_in(app, "director.northgate")
    page = client.get("/duty").text
    assert "See the person in B-12 before" in page and 'data-page="duty.tasks"' in page and "secret" not in page
    name = re.search(r'action="/duty/tasks/([0-9a-f]{32})/acknowledgements"', page)
    assert name
    done = client.post(f"/duty/tasks/{name[1]}/acknowledgements", data={"csrf_token": token_in(page)})
    assert done.status_code == 303
    assert "Done at 08:30" in client.get("/duty").text
    world.pass_days(1)
    assert "Done at" not in signed_in(app, "director.northgate").get("/duty").text


def test_who_has_no_post_finds_nothing_there(app: Application, world: World) -> None:
    work(world)
    assert signed_in(app, "ombudsman").get("/duty").status_code == 404
    assert app.test_client().get("/duty").status_code == 303


def test_what_has_not_come_up_cannot_be_answered(app: Application, world: World) -> None:
    world.lodge("inspectorate", danger="hurt", unit="B-12")
    work(world)
    client = signed_in(app, "inspector.adeyemi")
    page, name = client.get("/duty").text, tasks(world)[0].id.hex()
    assert name not in page
    answer = f"/duty/tasks/{name}/acknowledgements"
    assert client.post(answer, data={"csrf_token": token_in(page)}).status_code == 404
    world.now += timedelta(minutes=31)
    page = signed_in(app, "inspector.adeyemi").get("/duty").text
    assert name in page


def test_a_stale_button_changes_nothing_and_says_so(app: Application, world: World) -> None:
    world.lodge("inspectorate", danger="hurt", unit="B-12")
    work(world)
    client, name = signed_in(app, "director.northgate"), tasks(world)[0].id.hex()
    again = client.post(f"/duty/tasks/{name}/acknowledgements", data={"csrf_token": "x"})
    assert again.status_code == 422 and tasks(world)[0].seen is None


def test_the_inspectorates_desk_says_how_many_and_nothing_else(app: Application, world: World) -> None:
    world.lodge("ombudsman", danger="hurt", unit="B-12")
    work(world)
    assert "to do now" not in signed_in(app, "inspector.adeyemi").get("/desk").text
    world.now += timedelta(minutes=31)
    page = signed_in(app, "inspector.adeyemi").get("/desk").text
    assert "1 to do now" in page and "B-12" not in page
