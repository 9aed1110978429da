"""They are punishing me: what the page says before and after the press, to whom; and never a visit nobody asked for."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal import create_app, register
from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.paper import papers
from portal.cases.rows import case_of
from portal.casework.bundle import Receipt
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.protection.second_number import CODE, doors_of, make_second, tell, typed
from tests.web.desks import Desk, address_of, desk
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


def told_here(person: Person, visit: str) -> Page:
    """Told to the office that has it, by the form under the other."""
    form = next(each for each in person.page.forms if ("to", "here") in each.fields)
    return person.post(form.action, [*form.fields, ("visit", visit)])


def seen(director: Desk, address: str) -> str:
    """A page, without what is drawn anew for every one."""
    return re.sub(r'value="[^"]{40,}"|nonce-\S+', "", director.get(address).text)


def kept_of(world: World, case: Receipt) -> list[object]:
    """Every byte of one case, and every page of its book."""
    sight = world.sight(world.viewer("director.northgate"), case.case)
    assert sight is not None
    with world.reading() as session:
        row = session.get_one(Case, case.case)
        boxes = session.scalars(select(Envelope.box).where(Envelope.case_id == case.case).order_by(Envelope.id)).all()
        grants = session.execute(select(Grant.tag, Grant.sealed).where(Grant.case_id == case.case).order_by(Grant.tag))
        kept = [row.queue, row.docket, row.particulars, row.lapse, boxes, [tuple(each) for each in grants]]
        return [*kept, register.page_at(session, sight.docket.book, sight.docket.acts)]


def test_held_inside_it_goes_outside_by_itself_and_the_director_finds_nothing(app: Application, world: World) -> None:
    person, case = reading(app, world)
    for said in ("This goes to Inspectorate. They can read", "Director, Northgate sees nothing of it."):
        assert said in person.page.said
    director = desk(app, "director.northgate")
    director.open(case)
    person.go("/en/read/messages/0")
    pages = ("/desk", "/desk/lists/book", "/desk/lists/ours", address_of(case))
    before, bytes_before = [seen(director, each) for each in pages], kept_of(world, case)
    page = told(person, "yes")
    assert page.said.count("Sent to Inspectorate. It is letter 2.") == 1 and page.rows[0]["data-flag"] == "retaliation"
    assert ASKED in page.said and "To: Inspectorate" in page.said
    assert [seen(director, each) for each in pages] == before and kept_of(world, case) == bytes_before
    work(world)  # a task that holds no case, as any planned check is
    assert [task.place for task in tasks(world)].count("A-7") == 1
    row = desk(app, "inspector.adeyemi").list()[0]
    assert row["why"] == "danger" and "They say they are being punished." in row.text
    found = world.sight(world.viewer("inspector.adeyemi"), case_of(row["ref"]) or b"")
    assert found and found.docket.watch and found.docket.urgency == "danger" and found.docket.kind == "retaliation"
    assert "The shower is cold." in desk(app, "inspector.adeyemi").open(replace(case, case=found.id)).text

    page = person.go("/en/read/messages/0")
    assert (
        "data-flag" not in page.html.split("What happened")[0] and "Sent to Inspectorate. It is letter 2." in page.said
    )
    page = told(person, "no")
    assert "Sent to Inspectorate. It is letter 2." in page.said and "You said that you are being punished." in page.said
    assert kept_of(world, case) == bytes_before
    assert {row["data-ref"] for row in person.go("/en/read/messages").rows} == {"0", "1"}


def test_told_to_who_has_it_one_press_marks_it_and_asks_somebody_to_come_with_the_hour(
    app: Application, world: World
) -> None:
    person, case = reading(app, world)
    assert "Director, Northgate sees it first." in person.page.said and ASKED not in person.page.said
    assert "When you send this" not in person.page.said
    page = told_here(person, "yes")
    assert "Your letter is marked: they may be punishing you." in page.said and ASKED in page.said
    work(world)
    assert [task.place for task in tasks(world)].count("A-7") == 1 and ASKED in person.go("/en/read/messages/0").said
    page = person.press("/reviews")
    assert page.rows[0]["data-ref"] == "1" and "Inspectorate" in page.said
    assert "They say they are being punished." in desk(app, "director.northgate").open(case).text


def test_only_marked_nobody_comes_and_no_page_says_so(app: Application, world: World) -> None:
    person, _ = reading(app, world, "inspectorate")
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
    assert not re.search(r"Tell .+ too", person.page.said), "going on outside is for who told of punishment"
    assert "They asked that someone looks for signs of punishment." in desk(app, "director.northgate").open(case).text


def test_who_picks_an_office_inside_reads_before_sending_who_can_look(app: Application, world: World) -> None:
    person = Person(app)
    begin(person, app)
    walk(person, until="check", office="director-northgate", watch="yes")
    assert "Only people outside can look for signs of punishment." in person.page.said


def test_told_under_a_second_number_it_is_sent_all_the_same_and_those_outside_hear_of_the_force(world: World) -> None:
    case = world.lodge("director-northgate", "May I have a pen?", kind="request", code=CODE)
    with doors_of(world) as app:
        there = typed(app, make_second(app, CODE, 0))
        there.letter(0)
        assert "Sent to Inspectorate. It is letter 2." in there.press("/punishments").said
        mine = typed(app, CODE)
        assert "Sent to" not in mine.letter(0).said and len(mine.go("/en/read/messages").rows) == 1
        assert tell(world) == 2, "opened, and told"
        assert desk(app, "inspector.adeyemi").list()[0].text.count("They say they are being punished.") == 1
    inspector = world.viewer("inspector.adeyemi")
    with world.reading() as session:
        told = [each["did"] for each in papers(session, world.site, inspector.id, inspector.keys)]
    assert "appealed" in told and world.sight(inspector, case.case) is None
