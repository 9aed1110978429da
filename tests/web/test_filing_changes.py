"""Between the page that says who can open it and Send, the world changes: nothing is lost, and the person is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from portal import register
from portal.directory import OfficeEntry, OfficerEntry, publish, sign
from tests.web.letters import app, begin, how_many, person, sent, walk
from tests.web.person import Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]
pytestmark = pytest.mark.engines(1)

OFFICE, READER = "inspectorate", "inspector.castellanos"


def changed(world: World, office: Callable[[OfficeEntry], OfficeEntry] = lambda each: each,
            officer: Callable[[OfficerEntry], OfficerEntry | None] = lambda each: each) -> None:  # fmt: skip
    """Publish the next version of the directory."""
    new = replace(
        world.directory,
        version=world.directory.version + 1,
        offices=tuple(map(office, world.directory.offices)),
        officers=tuple(each for each in map(officer, world.directory.officers) if each),
    )
    with world.writing() as session:
        publish(sign(world.root, new), settings=world.settings,
                enter=lambda version, blob: register.enter_directory(session, world.site, version, blob))  # fmt: skip
        session.commit()


def close(world: World) -> None:
    changed(world, office=lambda each: replace(each, state="closed") if each.id == OFFICE else each)


def let_one_go(world: World) -> None:
    changed(world, officer=lambda each: None if each.login == READER else each)


@pytest.mark.parametrize(
    ("change", "says"),
    [(close, "This office takes no letters now."), (let_one_go, "Other people can open it now.")],
)
def test_the_person_is_told_and_everything_is_kept(
    person: Person, app: Flask, world: World, change: Callable[[World], None], says: str
) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    walk(person, until="check")
    change(world)
    page = person.press()
    assert (page.status, page.name) == (422, "filing.to")
    assert says in page.said
    assert "Nothing was sent." in page.said
    assert "The shower is cold." in person.go("/en/write/told").html
    person.go("/en/write/to")
    person.press(office="ombudsman")
    assert walk(person).name == "filing.sent"
    assert sent(world, code).docket.office == "ombudsman"


def test_a_reader_who_leaves_while_the_page_is_read_is_told(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    walk(person, until="to")
    let_one_go(world)
    page = person.press(office=OFFICE)
    assert (page.status, page.name) == (422, "filing.to")
    assert person.press(office=OFFICE).name == "filing.name"


def test_a_change_elsewhere_disturbs_nobody(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    walk(person, until="check")
    changed(world, officer=lambda each: None if each.login == "deputy.northgate" else each)
    assert person.press().name == "filing.sent"


def test_pressed_many_times_at_once_it_is_one_letter(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    form = walk(person, until="check").form()
    cookie = person.client.get_cookie("portal")
    assert cookie

    def press(_: int) -> Page:
        window = Person(app)
        window.client.set_cookie("portal", cookie.value)
        return window.post(form.action, form.fields)

    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(press, range(4)))
    assert {page.name for page in pages} == {"filing.sent"}
    assert len({page.due for page in pages}) == 1
    assert how_many(world, code) == 1
