"""Six pictures instead of a number: kept, tapped, and a wrong drawer is as empty as a true one."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import event

from portal.companions.second import second
from portal.questions.drawer import PICTURES
from portal.vault.drawers import new_drawer, pictures_in
from portal.web.shared.aloud import words_of
from portal.web.shared.board import SHOWN
from tests.protection.two_worlds import DRAWN
from tests.web.drawers import emblem, learn, open_drawer, six, tap
from tests.web.letters import app, begin, sent
from tests.web.person import Page, Person
from tests.web.test_filing_kiosk import walk
from tests.world import World, world

__all__ = ["app", "world"]
ON_ONE = pytest.mark.engines(1)


def at_kiosk(app: Flask) -> Person:
    """A letter begun at a kiosk, at the page with its six pictures."""
    person = Person(app)
    begin(person, app, kiosk="1")
    person.go("/en/write/keep")
    return person


def blind(page: Page) -> bytes:
    body = page.html.encode()
    for each in DRAWN:
        body = each.sub(rb"\1", body)
    return body


@ON_ONE
def test_a_letter_is_sent_and_its_answer_read_with_six_pictures_alone(app: Flask, world: World) -> None:
    person = Person(app)
    begin(person, app, kiosk="1")
    screens = walk(person)
    drawer = next(six(page) for page in screens if six(page))
    known_by = emblem(person.page)
    assert (person.page.name, len(drawer), len(known_by)) == ("filing.sent", 12, 2)
    assert "come back and tap your six pictures" in person.page.said and "your number" not in person.page.said
    assert sent(world, drawer).docket.office == "inspectorate"
    page = open_drawer(person, drawer)
    assert (page.name, [row["data-ref"] for row in page.rows], emblem(page)) == ("mailbox.list", ["0"], known_by)
    begin(person, app, kiosk="1", next="another")
    assert emblem(walk(person)[-1]) == known_by, "another letter into the same drawer"
    other = open_drawer(person, new_drawer())
    assert not other.rows and "There is nothing here." in other.said and len(emblem(other)) == 2


@ON_ONE
def test_the_six_are_out_of_sight_while_they_are_tapped_and_a_wrong_one_shows_them_again(app: Flask) -> None:
    person = at_kiosk(app)
    drawer = six(person.page)
    said = [words for words, _ in words_of(person.page.html, "en")]
    names = [PICTURES[int(each)] for each in pictures_in(drawer)]
    assert names in [said[at : at + 6] for at in range(len(said))], "heard in their order"
    wrong = drawer[:-1] + str((int(drawer[-1]) + 1) % 10)
    page = person.press(button=("tap", "begin"))
    assert not six(page)
    page = tap(person, wrong)
    assert (page.status, page.name, six(page)) == (422, "filing.keep", drawer)
    page = person.press(button=("tap", "begin"))
    tap(person, drawer[:4])
    assert person.go("/en/write/keep").typed("drawer") == "", "what was tapped lay on the page alone"
    tap(person, drawer[:3])
    assert person.press(button=("digit", "back")).typed("drawer") == drawer[:2], "back to the groups"
    assert person.press(button=("digit", "back")).typed("drawer") == "", "one picture less"
    assert tap(person, drawer).name == "filing.check"


@ON_ONE
def test_other_pictures_are_drawn_and_a_number_is_one_tap_away(app: Flask) -> None:
    person = at_kiosk(app)
    first = six(person.page)
    again = six(person.press(button=("other", "pictures")))
    assert len({first, again, ""}) == 3
    assert len(person.press(button=("other", "number")).code) == 16
    assert len(six(person.press(button=("other", "pictures")))) == 12
    person.press(button=("tap", "begin"))
    tap(person, six(at_kiosk(app).page))
    assert person.page.status == 422, "the pictures of somebody else"
    phone = Person(app)
    begin(phone, app)
    assert phone.go("/en/write/keep").code
    phone.press(button=("other", "pictures"))
    assert learn(phone) and phone.page.name == "filing.check"


@ON_ONE
def test_whatever_is_tapped_at_the_door_the_pages_are_of_one_size_and_no_address_tells_it(app: Flask) -> None:
    seen = []
    for drawer in (new_drawer(), new_drawer()):
        person, sizes = Person(app), []
        person.go("/en/read?kiosk=1")
        for digit in drawer[:-1]:
            page = person.press("/read", button=("digit", digit))
            sizes.append((page.status, len(page.html.encode().rpartition(b"\n<!--")[0])))
            assert {each.action for each in page.forms} == {"/en/leave", "/en/read"}
            assert not [
                link for link in page.links if re.search(r"\d", link) and not re.search("kiosk=1|static|only=", link)
            ]
            shown = len(re.findall("data-picture=.drawer/", page.html))
            assert shown == 10 * (SHOWN if len(dict(page.forms[0].fields)["drawer"]) % 2 == 0 else 1)
        seen.append(sizes)
    assert seen[0] == seen[1]


def test_a_drawer_that_opens_nothing_is_byte_for_byte_the_empty_one(app: Flask, world: World) -> None:
    """The same six pictures, before there is a door behind them and after: pages, headers and questions."""
    drawer, seen = new_drawer(), []
    for there in (False, True):
        if there:
            with world.stage() as stage:
                stage.empty_mailbox(drawer)
        asked: list[str] = []
        event.listen(app.portal.engine, "before_cursor_execute", lambda *given, to=asked: to.append(given[2]))  # type: ignore[attr-defined]
        person = Person(app)
        person.go("/en/read?kiosk=1")
        answer = person.client.post("/en/read", data={**dict(person.page.forms[0].fields), "drawer": drawer})
        cookie, names = answer.headers["Set-Cookie"], tuple(answer.headers.keys())
        shape = (answer.status_code, answer.headers["Location"], len(cookie), names)
        page = person.go("/en/read/messages")
        pages = [page, person.go("/en/read/people"), person.go("/en/read/second"), person.go("/en/read/messages/0")]
        assert len(emblem(page)) == 2
        seen.append((shape, list(asked), [blind(each) for each in pages]))
    assert seen[0] == seen[1]


@ON_ONE
def test_whoever_has_a_drawer_gets_another_drawer_to_show_when_forced(app: Flask, world: World) -> None:
    drawer = new_drawer()
    world.lodge("inspectorate", "He hit me.", code=drawer)
    world.lodge("inspectorate", "May I have a pen?", kind="request", code=drawer)
    person = Person(app)
    person.go("/en/read?pictures=1")
    tap(person, drawer, "/read")
    mine = emblem(person.page)
    person.go("/en/read/second")
    assert "If they make you tap yours, tap those." in person.page.said
    person.press(letter=["1"])
    other = learn(person)
    assert person.page.name == "mailbox.second" and "You made other pictures" in person.page.said
    with world.reading() as session:
        there = second(session, world.mailbox(drawer).seed)
        assert there is not None and there.drawer
    plain, asked = new_drawer(), dict[str, list[str]]()
    world.lodge("inspectorate", "One.", code=plain)
    for each in (plain, other):
        said: list[str] = []
        event.listen(app.portal.engine, "before_cursor_execute", lambda *given, to=said: to.append(given[2]))  # type: ignore[attr-defined]
        forced = Person(app)
        page = open_drawer(forced, each)
        assert [row["data-ref"] for row in page.rows] == ["0"] and len(emblem(page)) == 2
        text = forced.press("/openings").said
        asked[each] = list(said)
    assert "May I have a pen?" in text
    assert asked[plain] == asked[other]
    assert emblem(open_drawer(forced, drawer)) == mine
    person.press("/endings")
    assert not open_drawer(forced, other).rows
