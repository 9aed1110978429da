"""An officer asks a duty post to look how somebody is: a task like any other, and a page in the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from portal import create_app, jobs
from portal.casework.call_post import call_post
from portal.casework.refusals import NotCalled
from portal.duty import answer_task
from portal.duty.task import Task
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts, tasks, work
from tests.web.desks import address_of, desk
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADEYEMI = "inspector.adeyemi"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield cast(Application, app)
    app.portal.close()


def calls(world: World, case: bytes, where: str) -> None:
    with world.stage() as stage:
        stage.act(ADEYEMI, case, call_post, now=world.now, where=where)


def left(world: World) -> list[tuple[str, frozenset[str], int]]:
    """What every job says, without its values: its kind, the names in it, the size of its box."""
    with world.reading() as session:
        sizes = {job.id: len(job.box) for job in session.query(jobs.Job)}
        return [(each.kind, frozenset(each.says), sizes[each.id]) for each in jobs.waiting(session, world.site)]


def test_what_is_asked_for_looks_as_what_a_letter_asks_for_and_is_asked_once(world: World) -> None:
    man_posts(world)
    case = world.lodge("inspectorate", unit="A 3").case
    work(world)
    calls(world, case, "Wing B, cell 12")
    (asked,) = left(world)
    work(world)
    with pytest.raises(NotCalled, match="already"):
        calls(world, case, "A")
    (task,) = tasks(world)
    assert (task.prison, task.unit, task.place, task.health) == ("NGT", "B", "B-12", None)
    assert 30 <= task.before - task.told <= 54 and task.before % 5 == 0
    assert world.read(world.viewer(ADEYEMI), case).trail[-1].name == "called"
    world.lodge("inspectorate", danger="hurt", visit="yes", unit="B 12")
    assert left(world) == [asked], "as the job of a letter that says somebody is in danger"
    work(world)
    world.now = world.now.replace(hour=23)
    other = world.lodge("inspectorate").case
    calls(world, other, "A")
    work(world)
    assert len(tasks(world)) == 2, "told when somebody wakes"
    with pytest.raises(NotCalled, match="already"):
        calls(world, other, "A")
    with pytest.raises(NotCalled, match="place"):
        calls(world, world.lodge("inspectorate").case, "the man in the blue shirt")


def test_who_asks_reads_before_that_nobody_answers_and_after_that_somebody_looked(
    world: World, app: Application
) -> None:
    receipt = world.lodge("inspectorate", unit="B 12")
    officer = desk(app, ADEYEMI)
    assert "No duty post can be asked in that prison." in officer.open(receipt).text
    refused = officer.post(address_of(receipt, "calls"), where="B")
    assert refused.status_code == 422 and left(world) and len(left(world)) == 1, "nothing but the letter's own"
    man_posts(world)
    page = officer.get(address_of(receipt)).text
    assert 'value="B 12"' in page and "Nobody there answers now" not in page
    refused = officer.post(address_of(receipt, "calls"), where="blue shirt")
    assert refused.status_code == 422 and "The post knows no such place" in refused.text
    assert 'value="blue shirt"' in refused.text
    assert officer.post(address_of(receipt, "calls"), where="B 12", first="yes").status_code == 303
    work(world)
    with world.writing() as session:
        (task,) = session.query(Task).all()
        assert task.health == 1
        answer_task(session, task, "seen", login="somebody", now=world.now)
        session.commit()
    assert "A duty post says that it looked" in officer.get(address_of(receipt)).text
    person = Person(app)
    person.go("/en/read")
    said = person.press("/read", code=world.codes[receipt.case])
    said = person.press("/openings") if any(f.action.endswith("/openings") for f in said.forms) else said
    said = person.go("/en/read/messages/0")
    assert "They say that somebody went to look how you are" in said.said
    assert "asked somebody to go and look how you are" in said.said
    world.now = world.now.replace(hour=23)
    assert "Nobody there answers now" in desk(app, ADEYEMI).open(receipt).text
