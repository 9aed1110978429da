"""Who a child is, through the doors: told where it makes sense, on no page, shown once for a purpose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases import Case
from portal.cases.rows import ref_of
from portal.web.shared import routes
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, hidden
from tests.web.letters import begin, sent, walk
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LOGIN, DIRECTOR = "inspector.adeyemi", "director.northgate"
ASKED = {"child_name": "Amira Zedekia", "child_age": "7", "child_where": "with her aunt in Zedekiatown"}
SIGN = "Zedekia"


@pytest.fixture
def app(world: World) -> Application:
    app = create_app(replace(world.settings, locales=("en", "fr")))
    app.testing = True
    return cast(Application, app)


def in_mailbox(world: World, app: Application, case: bytes) -> Person:
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    if any(form.action.endswith("/openings") for form in person.page.forms):
        person.press("/openings")
    return person


def test_it_is_asked_beside_the_words_where_a_child_may_be_meant_and_never_needed(app: Application) -> None:
    person = Person(app)
    for filer, answers, asks in (
        ("prisoner", {"topic": "food"}, False), ("prisoner", {"topic": "calls"}, True),
        ("prisoner", {"topic": "food", "danger": "child"}, True), ("family", {"topic": "food"}, True),
    ):  # fmt: skip
        begin(person, app, filer=filer)
        page = walk(person, until="told", **answers)
        assert ('name="child_name"' in page.html) is asks, (filer, answers)
        assert ("data-child>" in page.html) is asks, "folded away"
        assert person.press().name == "filing.to", "nothing of it is compulsory"
    for path, asks in (("/en/paper?filer=family", True), ("/en/paper", False), ("/en/write/all", True)):
        assert ("Where is the child now?" in person.go(path).said) is asks, path


def test_a_mother_tells_it_and_no_letter_no_list_no_page_and_no_export_says_it(world: World, app: Application) -> None:
    person = Person(app)
    begin(person, app, filer="family")
    code = walk(person, until="keep", topic="calls", text="They sent us away.", office="inspectorate", **ASKED).code
    assert SIGN in walk(person, until="check").said, "read back to who wrote it"
    walk(person)
    opened = sent(world, code)
    said = repr((opened.envelopes, opened.particulars, opened.identity, opened.docket))
    assert SIGN not in said and "child_name" not in said
    (case,) = cases_of(world)
    other = world.lodge("director-northgate", kind="request", topic="calls", **ASKED)
    for login, ref in ((LOGIN, ref_of(case)), (DIRECTOR, ref_of(other.case))):
        seat = desk(app, login)
        assert seat.post(f"/desk/cases/{ref}/openings").status_code == 303
        rules = {str(row["rule"]).replace("<ref>", ref) for row in routes(app) if "GET" in row["methods"]}
        pages = {
            rule: seat.get(rule).text for rule in rules if rule.startswith(("/desk", "/oversight")) and "<" not in rule
        }
        assert len(pages) > 15 and not [rule for rule, text in pages.items() if SIGN in text]
    app.portal.close()


def cases_of(world: World) -> list[bytes]:
    with world.reading() as session:
        return list(session.scalars(select(Case.id)))


def looks(seat: Desk, address: str, **fields: str) -> tuple[int, str]:
    answer = seat.post(address, **fields)
    return answer.status_code, answer.text


def test_a_look_without_a_purpose_is_refused_and_stands_on_a_page_one_with_a_purpose_is_shown_once(
    world: World, app: Application
) -> None:
    receipt = world.lodge("inspectorate", topic="calls", **ASKED)
    officer = desk(app, LOGIN)
    address = address_of(receipt, "children")
    assert looks(officer, address, purpose="safe")[0] == 422, "not before the letter is opened"
    page = officer.open(receipt).text
    assert SIGN not in page and "What do you need it for?" in page
    for purpose in ("", "curious"):
        status, text = looks(officer, address, purpose=purpose)
        assert status == 422 and SIGN not in text and "Say what you need it for." in text
    status, text = looks(officer, address, purpose="contact")
    assert status == 200 and SIGN in text and "7" in text and "aunt" in text
    assert SIGN not in officer.get(address_of(receipt)).text and officer.get(address).status_code in (404, 405)
    said = in_mailbox(world, app, receipt.case).page.said
    assert "asked on Monday 5 October who the child is, and was refused" in said, said
    assert "looked on Monday 5 October at who the child is" in said
    assert "So that the child can visit, call or write" in said
    assert len(re.findall("They asked who the child is, and were refused", said)) == 1, "one page a day"
    app.portal.close()


def test_the_person_tells_later_lets_the_prison_and_takes_it_back(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", kind="request", topic="calls")
    plain = world.lodge("director-northgate", kind="request", topic="food")
    assert "data-child" not in in_mailbox(world, app, plain.case).page.html
    person = in_mailbox(world, app, receipt.case)
    empty = person.press("/children", name="", age="", where="")
    assert empty.status == 422 and "Write something about the child." in empty.said
    kept = person.post("/en/read/cases/0/children", [("name", "Amira"), ("csrf_token", "old")])
    assert kept.status == 422 and 'value="Amira"' in kept.html, "typed words stay"
    person.go("/en/read/messages/0")
    page = person.press("/children", name="Amira Zedekia", age="7", where="")
    assert 'data-given="no"' in page.html and "Your letter is with the prison." in page.said and SIGN in page.said
    officer, address = desk(app, DIRECTOR), address_of(receipt, "children")
    assert "A prison cannot see it" in officer.open(receipt).text
    assert looks(officer, address, purpose="contact")[0] == 422
    page = person.go("/en/read/messages/0")
    if any(form.action.endswith("/openings") for form in page.forms):
        page = person.press("/openings")
    press = next(form for form in page.forms if form.action.endswith("/children") and ("notice", "2") in form.fields)
    page = person.post(press.action, [*press.fields, ("answer", "yes")])
    assert 'data-given="yes"' in page.html
    status, text = looks(officer, address, purpose="contact")
    assert status == 200 and SIGN in text
    person.go("/en/read/messages/0")
    page = person.press("/openings")
    press = next(form for form in page.forms if form.action.endswith("/children") and ("notice", "2") in form.fields)
    unsaid = [("answer", "no"), *(each for each in press.fields if each[0] != "notice")]
    assert person.post(press.action, unsaid).status == 422
    assert 'data-given="no"' in person.post(press.action, [*press.fields, ("answer", "no")]).html
    status, text = looks(officer, address, purpose="contact")
    assert status == 422 and SIGN not in text
    app.portal.close()


def test_at_a_kiosk_it_has_a_screen_of_its_own(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate", topic="calls")
    person = Person(app)
    person.go("/en/read?kiosk=1")
    person.press("/read", code=world.codes[receipt.case])
    parts = (person.go(f"/en/read/messages/0?part={number}") for number in range(9))
    assert next(page for page in parts if "data-child" in page.html)
    assert "Write something about the child." in person.press("/children").said
    assert "data-child" in person.page.html, "the same screen again"
    person.press("/children", name="Amira")
    parts = (person.go(f"/en/read/messages/0?part={number}") for number in range(9))
    assert 'data-given="yes"' in "".join(page.html for page in parts if "data-child" in page.html)
    app.portal.close()


def test_an_office_outside_that_types_in_a_paper_tells_it_apart_too(world: World, app: Application) -> None:
    seat = desk(app, LOGIN)
    form = seat.get("/desk/paper?filer=family")
    assert 'name="child_where"' in form.text
    typed = {
        "once": hidden(form, "once"), "filer": "family", "handed_in": "2026-10-05", "how": "paper", "language": "en",
        "text": "They sent us away.", "office": "ombudsman", "prison": "NGT", "topic": "calls", **ASKED,
    }  # fmt: skip
    done = seat.post("/desk/paper", **typed)
    assert done.status_code == 303, done.text
    (case,) = cases_of(world)
    other = desk(app, "ombudsman")
    ref = ref_of(case)
    assert other.post(f"/desk/cases/{ref}/openings").status_code == 303
    assert SIGN not in other.get(f"/desk/cases/{ref}").text
    assert SIGN in looks(other, f"/desk/cases/{ref}/children", purpose="heard")[1]
    app.portal.close()
