"""Typed in from paper by an office outside: the day it was handed in counts, the desk cannot open it, the code is good
for one use."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from portal import create_app
from portal.languages.catalogues import read, sentences, template_file
from portal.languages.completeness import for_people
from portal.languages.pseudo import Disguised
from portal.vault.codes import grouped
from portal.web.shared.edge import Application
from tests.evidence.planted import picture
from tests.web.desks import Desk, desk, hidden, name_of, words
from tests.web.letters import sent, token
from tests.web.person import Page, Person
from tests.world import World

pytestmark = pytest.mark.engines(1)

INSPECTOR, OTHER = "inspector.adeyemi", "ombudsman"
PAPER, SLIP = "/desk/paper", "/desk/paper/slip"
FRIDAY, TUESDAY = timedelta(days=-3), timedelta(days=1)
"""From the Monday on which the world begins."""


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def inspector(app: Application) -> Desk:
    return desk(app, INSPECTOR)


def typed(at: Desk, day: str, office: str = "ombudsman", **more: str) -> tuple[str, str]:
    """(code, day it is due) of a paper typed in at this desk."""
    form = at.get(PAPER)
    fields = {"danger": "no", "kind": "complaint", "topic": "cell", "prison": "NGT", "text": "It is cold."}
    posted = {**fields, "once": hidden(form, "once"), "handed_in": day, "office": office, "language": "en", **more}
    answer = at.post(PAPER, **posted)
    assert answer.status_code == 303, words(answer.text)
    slip = at.get(answer.location)
    assert name_of(slip) == "desk.slip"
    return marked(slip.text, "code"), marked(slip.text, "due")


def marked(page: str, what: str) -> str:
    found = re.search(f'data-{what}="([^"]+)"', page)
    assert found, page
    return found[1]


def enter(person: Person, app: Application, code: str) -> Page:
    return person.post("/en/read", [("form_token", token(app, "read")), ("code", code)])


def own_code(person: Person) -> str:
    """The code that replaces the printed one, kept."""
    assert person.page.name == "mailbox.renewal", person.page.said
    code = person.page.code
    assert person.press(last4=code[-4:]).name == "mailbox.list"
    return code


def tapped(person: Person) -> str:
    """The same with nothing typed: two parts of it, each found among nine, after a wrong one."""
    code = person.page.code
    person.press(button=("tap", "begin"))
    others = [
        value for name, value in person.page.form().buttons if name == "tap" and value not in (code[8:12], "look")
    ]
    assert len(others) == 8 and code not in person.page.said.replace(" ", "")
    page = person.press(button=("tap", others[0]))
    assert (page.status, page.name, page.code) == (422, "mailbox.renewal", code)
    for part in ("begin", code[8:12]):
        assert person.press(button=("tap", part)).name == "mailbox.renewal"
    assert person.press(button=("tap", code[12:])).name == "mailbox.list"
    return code


def test_handed_in_on_friday_and_typed_in_on_tuesday_is_due_when_a_filing_of_friday_is(
    world: World, app: Application
) -> None:
    monday = world.now
    world.now = monday + FRIDAY
    filed = world.lodge("ombudsman", prison="NGT", kind="complaint", topic="cell")
    world.now = monday + TUESDAY
    late = world.lodge("ombudsman", prison="NGT", kind="complaint", topic="cell")
    _, due = typed(desk(app, INSPECTOR), (monday + FRIDAY).date().isoformat())
    assert due == filed.due.isoformat() < late.due.isoformat()


def test_the_desk_that_typed_it_in_finds_nothing_of_it_and_the_office_that_was_ticked_has_it(
    world: World, app: Application, inspector: Desk
) -> None:
    before = {row["ref"] for row in inspector.list()}
    code, _ = typed(inspector, world.now.date().isoformat())
    assert {row["ref"] for row in inspector.list()} == before
    (row,) = desk(app, OTHER).list()
    assert inspector.get(f"/desk/cases/{row['ref']}").status_code == 404
    assert inspector.post(f"/desk/cases/{row['ref']}/openings").status_code == 404
    assert code


def test_typed_in_for_the_own_office_it_is_there_and_says_whose_hands_it_came_through(
    world: World, app: Application, inspector: Desk
) -> None:
    typed(inspector, (world.now + FRIDAY).date().isoformat(), "inspectorate", how="telephone")
    (row,) = inspector.list()
    assert inspector.post(f"/desk/cases/{row['ref']}/openings").status_code == 303
    said = words(inspector.get(f"/desk/cases/{row['ref']}").text)
    assert "Said on the telephone. Typed in by: Inspectorate." in said
    assert "Entered in the book" in said


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", ["paper", "telephone"])
def test_what_a_person_is_given_is_in_their_language_and_nothing_of_it_is_a_sentence_for_officers(
    world: World, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Whatever is asked of the other catalogue here stands in `speaking`: it must be there in every language."""
    people = {message.id for message in sentences(read(template_file())) if for_people(message)}
    asked: list[str] = []
    monkeypatch.setattr(Disguised, "gettext", lambda _, message: asked.append(message) or message)
    at = desk(create_app(replace(world.settings, locales=("en", "ar_XB"))), INSPECTOR)
    typed(at, world.now.date().isoformat(), language="ar_XB", how=how)
    said = words(at.get(SLIP).text)
    aloud = ("Please say each group back to me." in said, "whoever has this paper" not in said, "Print" not in said)
    assert aloud == (how == "telephone",) * 3
    letter = world.lodge("inspectorate", prison="NGT", language="ar_XB")
    at.open(letter)
    at.answer(letter, "You get it back.", preview="yes")
    assert len(asked) > 10 and set(asked) <= people


def test_the_printed_code_opens_nothing_before_and_nothing_after_it_is_replaced(
    world: World, app: Application, inspector: Desk
) -> None:
    code, _ = typed(inspector, world.now.date().isoformat())
    person = Person(app)
    enter(person, app, code)
    assert person.go("/en/read/messages").name == "mailbox.enter"
    assert person.go("/en/read/messages/0").name == "mailbox.enter"
    enter(person, app, code)
    own = own_code(person)
    assert len(person.page.rows) == 1
    assert enter(Person(app), app, code).rows == []
    again = enter(Person(app), app, own)
    assert (again.name, len(again.rows)) == ("mailbox.list", 1)
    assert own != code
    assert grouped(own)


def test_two_who_use_the_printed_code_at_once_get_one_mailbox(world: World, app: Application, inspector: Desk) -> None:
    code, _ = typed(inspector, world.now.date().isoformat())
    first, second = Person(app), Person(app)
    enter(first, app, code)
    enter(second, app, code)
    own_code(first)
    lost = second.page.code
    assert second.press(last4=lost[-4:]).rows == []
    assert enter(Person(app), app, lost).rows == []


def test_a_wrong_last_four_replaces_nothing(world: World, app: Application, inspector: Desk) -> None:
    code, _ = typed(inspector, world.now.date().isoformat())
    person = Person(app)
    enter(person, app, code)
    wrong = f"{(int(person.page.code[-4:]) + 1) % 10000:04d}"
    assert (person.press(last4=wrong).name, person.page.status) == ("mailbox.renewal", 422)
    assert enter(Person(app), app, code).name == "mailbox.renewal"


def test_the_letter_lives_on_behind_the_new_code(world: World, app: Application, inspector: Desk) -> None:
    code, _ = typed(inspector, world.now.date().isoformat())
    person = Person(app)
    enter(person, app, code)
    own = tapped(person)
    assert sent(world, own).statement.body["text"] == "It is cold."
    person.press("/openings")
    assert "Written on paper. Typed in by" in person.page.said
    assert "If you write here, we answer you in this language: English." in person.page.said


@pytest.mark.parametrize("login", ["director.northgate", "central"])
def test_no_office_of_the_prisons_may_type_in(app: Application, login: str) -> None:
    at = desk(app, login)
    for address in (PAPER, SLIP):
        assert at.get(address).status_code == 404
    assert at.post(PAPER, handed_in="2026-10-05").status_code == 404
    assert PAPER not in at.get("/desk").text


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-10-06", "2025-01-01"])
def test_a_day_that_cannot_be_is_asked_for_again_with_the_words_kept(inspector: Desk, day: str) -> None:
    form = inspector.get(PAPER)
    fields = {"once": hidden(form, "once"), "text": "It is cold.", "office": "ombudsman", "handed_in": day}
    answer = inspector.post(PAPER, **fields)
    assert (answer.status_code, name_of(answer)) == (422, "desk.paper")
    assert "It is cold." in answer.text
    assert 'href="#handed_in"' in answer.text


def test_pressed_twice_it_is_one_letter(world: World, app: Application, inspector: Desk) -> None:
    once = hidden(inspector.get(PAPER), "once")
    fields = {"once": once, "text": "Cold.", "office": "ombudsman", "handed_in": world.now.date().isoformat()}
    unasked = inspector.post(PAPER, **fields)
    assert unasked.status_code == 422 and 'href="#language"' in unasked.text, "nobody's language is the typist's"
    fields |= {"language": "en", "tongue": " Af  Soomaali "}
    scan = (io.BytesIO(picture()), "scan.jpg")
    given = {**fields, "csrf_token": inspector.token(), "file": scan}
    assert inspector.client.post(PAPER, data=given).location == SLIP
    assert inspector.post(PAPER, **fields).location == SLIP
    at = desk(app, OTHER)
    (row,) = at.list()
    at.post(f"/desk/cases/{row['ref']}/openings")
    shown = words(at.get(f"/desk/cases/{row['ref']}").text)
    assert "Language English" in shown and "Speaks another language Af Soomaali" in shown
    assert "Photo 1. Press to see it." in shown, "what was drawn goes with it"


def test_the_code_leaves_the_desk_with_the_paper(world: World, inspector: Desk) -> None:
    code, _ = typed(inspector, world.now.date().isoformat())
    slip = words(inspector.get(SLIP).text)
    assert "12 Example Street 00000 Nowhere Telephone: +00 555 0112" in slip, "where who has it now can be reached"
    assert code in inspector.get(SLIP).text
    inspector.post(SLIP + "/handing")
    assert code not in inspector.get(SLIP).text
    assert inspector.get(SLIP).location == PAPER


def test_who_works_in_a_prison_is_not_typed_in(world: World, app: Application, inspector: Desk) -> None:
    code, _ = typed(inspector, world.now.date().isoformat(), filer="staff")
    person = Person(app)
    enter(person, app, code)
    assert sent(world, own_code(person)).docket.filer == "prisoner"


def test_the_clock_of_the_paper_is_in_the_prisons_zone(world: World, inspector: Desk) -> None:
    assert world.now.tzinfo is not None
    _, due = typed(inspector, world.now.date().isoformat())
    assert datetime.fromisoformat(due).date() > world.now.date()
