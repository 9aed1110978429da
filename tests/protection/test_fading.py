"""Signs of an assault fade: whoever may still be helped is told so before sending, and may ask for a doctor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.casework.wish import wish
from portal.protection.measures import wish_for
from portal.questions.fading import fading
from portal.web.shared.edge import Application
from tests.protection.test_measures import ADEYEMI, theirs
from tests.web.desks import desk
from tests.web.letters import begin, walk
from tests.web.person import Person
from tests.web.test_filing_kiosk import walk as tapped
from tests.world import World

one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def test_it_is_said_within_the_window_of_the_pack_and_never_outside_it() -> None:
    hurt = {"topic": "hurt", "when": "yesterday"}
    assert fading(hurt, 120) and fading({**hurt, "topic": "touching"}, 120) and fading({"danger": "sexual"}, 120)
    assert not fading({**hurt, "when": "longer"}, 120) and not fading(hurt, 24) and not fading({"topic": "food"}, 120)
    assert fading(hurt, 120) != fading({**hurt, "filer": "family"}, 120)


@one_engine
def test_it_is_said_before_the_story_is_asked_for_and_on_the_receipt(app: Application) -> None:
    person = Person(app)
    begin(person, app)
    page = walk(person, "told", topic="hurt", when="today")
    assert page.name == "filing.told" and "Ask for a doctor or nurse now." in page.said
    assert "Ask for a doctor or nurse now." in walk(person).said
    other = Person(app)
    begin(other, app)
    assert "doctor" not in walk(other, "told", topic="food", when="today").said


@one_engine
def test_at_a_kiosk_everybody_reads_the_same(app: Application) -> None:
    pages = []
    for topic in ("hurt", "food"):
        person = Person(app)
        begin(person, app, kiosk="1")
        walked = tapped(person, topic=topic, by="staff", when="today")
        pages.append([page.said for page in walked if page.name == "filing.told"][0])
    assert pages[0] == pages[1] and "A doctor or nurse can see you alone" in pages[0]


@one_engine
def test_a_doctor_and_who_comes_may_be_asked_for_and_taken_back(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="staff", kind="report").case
    for what in ("exam", "woman"):
        theirs(world, case, wish, what=what)
    page = desk(app, ADEYEMI)
    assert "They want to talk to a woman." in page.get("/oversight/visits?prison=NGT").text
    said = world.read(world.viewer(ADEYEMI), case).envelopes
    assert wish_for("exam", said) and wish_for("woman", said)
    theirs(world, case, wish, what="man")
    said = world.read(world.viewer(ADEYEMI), case).envelopes
    assert wish_for("man", said) and not wish_for("woman", said), "the last word counts"
    theirs(world, case, wish, what="nothing")
    assert not wish_for("exam", world.read(world.viewer(ADEYEMI), case).envelopes)
