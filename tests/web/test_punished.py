"""They are punishing me: what the page says before and after the press, to whom; and never a visit nobody asked for."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.casework.bundle import Receipt
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.web.desks import desk
from tests.web.letters import begin, walk
from tests.web.person import Page, Person
from tests.web.test_mailbox import enter
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ASKED = "Someone should come and see you before"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    man_posts(world)
    app: Application = create_app(replace(world.settings, locales=("en",)))  # type: ignore[assignment]
    yield app
    app.portal.close()


def reading(
    app: Application, world: World, office: str = "director-northgate", **answers: str
) -> tuple[Person, Receipt]:
    case = world.lodge(office, "The shower is cold.", **{"danger": "no", "unit": "A-7", **answers})
    person = Person(app)
    enter(person, world.codes[case.case])
    person.press("/openings")
    return person, case


def told(person: Person, visit: str) -> Page:
    return person.press("/punishments", button=("visit", visit) if visit else None)


def test_one_press_marks_it_and_asks_somebody_to_come_with_the_hour(app: Application, world: World) -> None:
    person, case = reading(app, world)
    assert "Mark it, and ask someone to come" in person.page.said and ASKED not in person.page.said
    assert "When you send this" not in person.page.said
    page = told(person, "yes")
    assert "Your letter is marked: they may be punishing you." in page.said and ASKED in page.said
    work(world)
    assert [task.place for task in tasks(world)].count("A-7") == 1 and ASKED in person.go("/en/read/messages/0").said
    page = person.press("/reviews")
    assert page.rows[0]["data-ref"] == "1" and "Inspectorate" in page.said
    assert "They say they are being punished." in desk(app, "director.northgate").open(case).text


def test_only_marked_nobody_comes_and_no_page_says_so(app: Application, world: World) -> None:
    person, _ = reading(app, world)
    page = told(person, "no")
    assert "Your letter is marked" in page.said and ASKED not in page.said and "Someone is asked" not in page.said


def test_a_mother_reads_of_them_and_whose_hours_these_are(app: Application, world: World) -> None:
    page = told(reading(app, world, "inspectorate", filer="family")[0], "yes")
    for says in ("They are punished for telling", "Someone should go and look before", "they may be punished."):
        assert says in page.said
    assert "The hours are those of the prison." in page.said and "You said that they are being punished." in page.said
    assert "They are punishing me" not in page.said and "that you are being" not in page.said


def test_who_only_asked_that_somebody_looks_reads_who_can(app: Application, world: World) -> None:
    person, case = reading(app, world, watch="yes")
    assert "Only people outside can look for signs of punishment." in person.page.said
    assert "they may be punishing you" not in person.page.said
    assert not re.search(r"Tell .+ (too|instead)", person.page.said), "going on outside is for who told of punishment"
    assert "They asked that someone looks for signs of punishment." in desk(app, "director.northgate").open(case).text


def test_who_picks_an_office_inside_reads_before_sending_who_can_look(app: Application, world: World) -> None:
    person = Person(app)
    begin(person, app)
    walk(person, until="check", office="director-northgate", watch="yes")
    assert "Only people outside can look for signs of punishment." in person.page.said
