"""What the first screens say of danger is true at that hour and in that prison, and never more."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.casework.correct import correct
from portal.duty import Task, answer_task, answering
from portal.questions import FILERS, QUESTIONS, danger_sentence
from portal.web.shared.edge import Application
from tests.duty.posts import BY_DAY, FIRST, man_posts, tasks, work
from tests.web.letters import begin, walk
from tests.web.person import Person
from tests.web.visit import opened
from tests.world import World

STATES = ("nobody", "some", "somebody")


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    with opened(world, "public", "filing", "mailbox", "signin", "desk") as app:
        yield app


def said_now(world: World, *prisons: str) -> str:
    chosen = [each for each in world.directory.prisons if not prisons or each.code in prisons]
    with world.reading() as session:
        return answering(session, chosen, world.now)


def test_without_any_post_nobody_is_called_and_the_first_page_says_so(app: Application, world: World) -> None:
    assert said_now(world) == "nobody"
    assert "This site calls no one." in app.test_client().get("/en/").text


def test_with_a_post_in_one_prison_only_some_answer_until_it_is_chosen(app: Application, world: World) -> None:
    man_posts(world)
    assert (said_now(world), said_now(world, "NGT"), said_now(world, "EWT")) == ("some", "somebody", "nobody")
    assert "In some prisons we can ask someone to look at this hour." in app.test_client().get("/en/").text


def test_with_posts_everywhere_somebody_answers_by_day_and_nobody_at_night(app: Application, world: World) -> None:
    man_posts(world)
    man_posts(world, (FIRST, BY_DAY), prison="EWT")
    assert said_now(world) == "somebody"
    assert "In danger, we can ask someone in the prison to look." in app.test_client().get("/en/").text
    world.now = world.now.replace(hour=23, minute=59)
    assert said_now(world, "NGT") == "nobody"
    assert "This site calls no one." in app.test_client().get("/en/").text


def test_a_post_that_left_its_chair_is_not_promised(world: World) -> None:
    man_posts(world)
    world.lodge("inspectorate", danger="hurt", unit="A-1")
    work(world)
    world.now += timedelta(minutes=29)
    assert said_now(world, "NGT") == "somebody"
    world.now += timedelta(minutes=1)
    assert said_now(world, "NGT") == "nobody"
    with world.writing() as session:
        for task in session.scalars(select(Task)):
            answer_task(session, task, "seen", login="x", now=world.now)
        session.commit()
    assert said_now(world, "NGT") == "somebody"


@pytest.mark.parametrize("answering_", STATES)
@pytest.mark.parametrize("filer", FILERS)
@pytest.mark.parametrize("danger", [each.value for each in QUESTIONS["danger"].options])
def test_every_sentence_names_what_to_do_without_us(filer: str, danger: str, answering_: str) -> None:
    outside = filer == "freed"  # nobody is sent to them; they have a doctor and the police
    never = danger in ("no", "unsure") or (filer, danger) == ("staff", "punished") or outside
    for sent in (False, True):
        said = danger_sentence({"filer": filer, "danger": danger}, answering_, sent=sent)  # type: ignore[arg-type]
        assert "bell" in said or (outside and "phone" in said.lower())
        assert ("Nobody is called" in said) == (answering_ == "nobody" or never)
        assert filer == "prisoner" or "press the bell" not in said.replace("Inside, they can press the bell", "")


def test_who_wants_nobody_to_come_is_told_that_nobody_is_called() -> None:
    answers = {"filer": "prisoner", "danger": "hurt", "visit": "no"}
    assert danger_sentence(answers, "somebody").startswith("Nobody is called now.")


def test_the_holder_reads_what_became_of_the_check_and_nobody_else_can_tell(app: Application, world: World) -> None:
    from tests.web.desks import desk

    man_posts(world)
    case = world.lodge("inspectorate", danger="hurt", unit="A-1")
    work(world)
    task = tasks(world)[-1]
    with world.writing() as session:
        answer_task(session, session.get_one(Task, task.id), "seen", login="x", now=world.now + timedelta(minutes=9))
        session.commit()
    page = desk(app, "inspector.adeyemi").open(case).text
    assert "A duty post says that it looked: Monday 5 October 2026, 08:39." in page and "called nobody" not in page
    other = world.lodge("inspectorate", danger="hurt", visit="no")
    assert "called nobody" in desk(app, "inspector.adeyemi").open(other).text


def test_where_the_prison_is_not_known_nobody_is_promised(app: Application, world: World) -> None:
    """Before it is said, at most that some prisons answer."""
    man_posts(world)
    man_posts(world, (FIRST, BY_DAY), prison="EWT")
    person = Person(app)
    begin(person, app)
    assert "In some prisons we can ask someone to come" in person.page.said
    person.press(danger="hurt")
    assert "we ask someone to come" not in person.page.said and "In some prisons" in person.page.said
    walk(person, until="told", prison="unknown", danger="hurt")
    assert "Nobody is called now." in person.go("/en/write/before").said
    assert "Nobody is called from here." in person.go("/en/write/all").said
    person.go("/en/write/told")
    walk(person, until="check")
    assert "Nobody is called now." in person.page.said and "we ask someone" not in person.page.said


def test_who_did_not_know_the_prison_is_seen_once_an_officer_put_it_right(world: World) -> None:
    man_posts(world)
    case = world.lodge("inspectorate", danger="hurt", prison="unknown", unit="B-7").case
    calm = world.lodge("inspectorate", danger="hurt", visit="no", prison="unknown").case
    work(world)
    before = len(tasks(world))
    for each in (case, calm):
        with world.stage() as stage:
            officer, sight = stage.desk("inspector.adeyemi", each, world.now)
            correct(
                stage.session, sight, officer, prison="NGT", language="en", site=world.site,
                directory=world.directory, now=world.now,
            )  # fmt: skip
    work(world)
    assert [task.place for task in tasks(world)].count("B-7") == 1 and len(tasks(world)) == before + 1
