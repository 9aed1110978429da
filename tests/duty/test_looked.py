"""Who asked for help reads in their own letters that somebody went to look, and nobody else's letter says it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.refusals import NothingAsked
from portal.casework.say_came import say_came
from portal.duty import Task, answer_task
from portal.duty.answer import Did
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.web.desks import address_of, desk
from tests.web.person import Page, Person
from tests.web.test_mailbox import enter
from tests.world import World

LOOKED = "They say that somebody went to look how you are:"
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


def answer(world: World, did: Did, place: str = "B-12") -> None:
    with world.writing() as session:
        asked = next(each for each in tasks(world) if each.place == place)
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


def at_letter(app: Application, code: str) -> Person:
    person = Person(app)
    enter(person, code)
    person.go("/en/read/messages/0")
    return person


def says(app: Application, code: str, came: str) -> Page:
    return at_letter(app, code).press("/comings", button=("came", came))


ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE
def test_nobody_came_heads_the_list_and_those_outside_hear_it_of_what_lies_inside(
    app: Application, world: World
) -> None:
    world.lodge("director-northgate", "Other danger.", danger="self", unit="A-1")
    inside = world.lodge("director-northgate", "Help.", danger="hurt", unit="B-12")
    work(world)
    person = at_letter(app, world.codes[inside.case])
    assert "Nobody came" not in person.page.said, "no post says that it looked"
    answer(world, "seen")
    page = says(app, world.codes[inside.case], "no")
    assert "You said on Monday 5 October whether somebody came" in page.said and "/comings" not in page.html
    row = next(each for each in desk(app, "director.northgate").list() if each["ref"] == ref_of(inside.case))
    assert "They say that nobody came to look how they are." in row.text
    inspector = desk(app, "inspector.adeyemi")
    told = inspector.get("/oversight/watches").text
    assert told.count("data-nobody") == 1 and ref_of(inside.case) not in told

    outside = world.lodge("inspectorate", "Help.", danger="hurt", unit="B-13")
    work(world)
    answer(world, "seen", "B-13")
    says(app, world.codes[outside.case], "no")
    assert inspector.get("/oversight/watches").text.count("data-nobody") == 1, "who has it reads it in the letter"
    assert "They say that nobody came" in inspector.open(outside).text
    inspector.post(address_of(outside, "calls"), where="B-13")
    assert "They say that nobody came" not in inspector.get(address_of(outside)).text, "a post is asked again"


@ON_ONE
def test_who_says_that_somebody_came_takes_it_back_and_nobody_else_is_asked(app: Application, world: World) -> None:
    mine = world.lodge("inspectorate", "Noise.", danger="hurt", unit="B-12")
    mothers = world.lodge("inspectorate", "My son.", danger="hurt", unit="B-13", filer="family")
    work(world)
    for place in ("B-12", "B-13"):
        answer(world, "seen", place)
    for came in ("no", "yes"):
        with world.stage() as stage:
            stage.say(world.codes[mine.case], mine.case, say_came, check=0, came=came, language="en", now=world.now)
        sight = world.sight(world.viewer("inspector.adeyemi"), mine.case)
        assert sight and sight.docket.nobody == (came == "no")
    person = at_letter(app, world.codes[mothers.case])
    assert "They say that somebody went to look how they are:" in person.page.said
    assert "/comings" not in person.page.html
    with world.stage() as stage, pytest.raises(NothingAsked):
        stage.say(world.codes[mothers.case], mothers.case, say_came, check=0, came="no", language="en", now=world.now)
