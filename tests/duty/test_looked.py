"""Who asked for help reads in their own letters that somebody went to look, and nobody else's letter says it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.duty import Task, answer_task
from portal.duty.answer import Did
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.world import World

LOOKED = "Somebody went to look how you are:"
COMING = "Somebody is on the way to see you."


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    man_posts(world)
    application: Application = create_app(replace(world.settings, locales=("en",)))  # type: ignore[assignment]
    yield application
    application.portal.close()


def letter_of(app: Application, code: str) -> str:
    client = app.test_client()
    form = re.search(r'name="form_token" value="([^"]+)"', client.get("/en/read").text)
    assert form
    client.post("/en/read", data={"form_token": form[1], "code": code})
    return str(client.get("/en/read/messages/0").text)


def answer(world: World, did: Did) -> None:
    with world.writing() as session:
        asked = next(each for each in tasks(world) if each.place == "B-12")
        answer_task(session, session.get_one(Task, asked.id), did, login="director.northgate", now=world.now)
        session.commit()


def test_on_the_way_then_looked_with_the_hour(app: Application, world: World) -> None:
    other = world.codes[world.lodge("inspectorate", "Noise.", danger="no").case]
    code = world.codes[world.lodge("inspectorate", danger="hurt", unit="B-12").case]
    work(world)
    assert LOOKED not in letter_of(app, code) and COMING not in letter_of(app, code), "nothing is promised unanswered"
    answer(world, "going")
    assert COMING in letter_of(app, code)
    answer(world, "seen")
    page = letter_of(app, code)
    assert LOOKED in page and COMING not in page and "08:30" in page
    assert LOOKED not in letter_of(app, other)
