"""Someone writes a letter, page by page, without JavaScript."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.access import letter
from portal.protection.third import by_another
from tests.web.letters import app, begin, person, sent, token, walk, write
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]
pytestmark = pytest.mark.engines(1)

READER = "inspector.adeyemi"


@pytest.mark.parametrize("filer", ["prisoner", "family", "friend", "lawyer", "former", "saw"])
def test_a_letter_is_sent_within_ten_screens(person: Person, app: Flask, world: World, filer: str) -> None:
    page, code = write(person, app, filer=filer)
    assert (page.name, page.due) == ("filing.sent", "2026-10-19")
    assert person.screens - 1 <= 10
    opened = sent(world, code)
    assert opened.statement.text == "The shower is cold."
    assert opened.docket.filer == filer


def test_who_someone_is_to_the_person_can_be_said_on_the_way(person: Person, app: Flask, world: World) -> None:
    begin(person, app, filer="family")
    walk(person, until="person")
    person.press(filer="lawyer")
    code = walk(person, until="keep").code
    walk(person)
    assert sent(world, code).docket.filer == "lawyer"


def test_who_was_in_prison_can_say_that_it_is_about_themselves(person: Person, app: Flask, world: World) -> None:
    begin(person, app, filer="family")
    walk(person, until="person")
    assert person.press(filer="freed").name == "filing.told", "on with it, and not from the beginning"
    there = {"office": "ombudsman", "watch": "yes"}
    assert "It sees no lists of the prison." in walk(person, until="name", **there).said
    code = walk(person, until="keep", **there).code
    assert "It sees no lists of the prison." in walk(person, until="check", **there).said
    walk(person)
    opened = sent(world, code)
    assert opened.docket.filer == "freed" and not by_another(opened.docket)


def test_danger_is_the_first_question_and_the_rules_come_before_the_writing(person: Person, app: Flask) -> None:
    assert begin(person, app).name == "filing.danger"
    names = [person.page.name]
    while names[-1] != "filing.told":
        names.append(walk(person, until=next_page(names[-1])).name)
    assert names.index("filing.before") < names.index("filing.told")


def next_page(name: str) -> str:
    order = ["danger", "before", "about", "when", "told"]
    return order[order.index(name.removeprefix("filing.")) + 1]


def test_no_cookie_before_the_first_post(person: Person, app: Flask) -> None:
    person.go("/en/")
    person.go("/en/write/danger")
    assert person.client.get_cookie("portal") is None
    begin(person, app)
    assert person.client.get_cookie("portal") is not None


@pytest.mark.parametrize("danger", ["hurt", "self", "ill", "sexual", "child", "punished", "silent", "no", "unsure"])
def test_every_danger_answer_says_that_nobody_is_called_and_names_the_bell(
    person: Person, app: Flask, danger: str
) -> None:
    begin(person, app)
    page = person.press(danger=danger)
    assert page.name == "filing.before"
    assert "Nobody is called" in page.said
    assert "bell" in page.said


def test_one_word_gets_its_receipt(person: Person, app: Flask) -> None:
    begin(person, app)
    page = walk(person, danger="", kind="", topic="", when="", place="", prison="unknown", text="Help", identity="")
    assert page.name == "filing.sent"


def test_an_interview_needs_no_word_at_all(person: Person, app: Flask, world: World) -> None:
    page, code = write(person, app, kind="interview", text="")
    assert page.name == "filing.sent"
    assert sent(world, code).docket.kind == "interview"


@pytest.mark.parametrize("kind", ["request", "complaint", "report", "interview"])
def test_every_kind_walks_the_same_pages(person: Person, app: Flask, kind: str) -> None:
    page, _ = write(person, app, kind=kind)
    assert page.name == "filing.sent"
    assert person.screens == 10


def test_without_an_office_it_does_not_go(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="to")
    page = person.press(office="")
    assert (page.status, page.name) == (422, "filing.to")
    assert "Pick who should get this." in page.said


@pytest.mark.parametrize("office", ["director-northgate", "central", "nobody", "' OR 1=1 --", "<script>"])
def test_staff_cannot_send_it_to_their_own_chain(person: Person, app: Flask, office: str) -> None:
    begin(person, app, filer="staff")
    walk(person, until="to", text="I saw it.")
    page = person.press(office=office)
    assert (page.status, page.name) == (422, "filing.to")
    assert "I saw it." in person.go("/en/write/told").html


def test_staff_are_told_to_use_their_own_phone_first(person: Person, app: Flask) -> None:
    page = begin(person, app, filer="staff")
    assert page.name == "filing.filer"
    assert "Use your own phone" in page.said
    assert person.press(button=("later", "yes")).name == "public.home"


def test_staff_cannot_write_beside_an_officers_desk(person: Person, app: Flask) -> None:
    person.client.set_cookie("desk", "x")
    page = begin(person, app, filer="staff")
    assert (page.status, page.name) == (422, "filing.filer")
    assert "Use your own phone" in page.said
    assert begin(person, app, filer="prisoner").name == "filing.danger"


def test_abuse_goes_outside_and_the_director_only_under_show_me_more(person: Person, app: Flask) -> None:
    begin(person, app)
    page = walk(person, until="to", topic="hurt", by="staff")
    before, _, behind = page.html.partition("Show me more")
    assert 'value="inspectorate"' in before
    assert "people outside the prison" in before
    assert 'value="director-northgate"' not in before
    assert 'value="director-northgate"' in behind


def test_the_page_names_who_can_open_it_and_when_it_goes_up(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    page = walk(person, until="to")
    reader = world.directory.officer_named(READER)
    assert reader
    assert reader.name in page.said
    assert "They have until the end of Monday 19 October to answer. " in page.said


def test_whoever_is_taken_off_finds_no_trace(person: Person, app: Flask, world: World) -> None:
    _, code = write(person, app, not_=[READER])
    name = sent_case(world, code)
    assert world.sight(world.viewer(READER), name) is None
    assert world.sight(world.viewer("inspector.castellanos"), name)


def sent_case(world: World, code: str) -> bytes:
    with world.reading() as session:
        sight = letter(session, world.site, world.mailbox(code), 0)
        assert sight
        return sight.id


def test_everyone_taken_off_is_told_and_can_be_mended(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    walk(person, until="to")
    everyone = [each.login for each in world.directory.officers if each.office == "inspectorate"]
    page = person.press(office="inspectorate", not_=everyone)
    assert (page.status, page.name) == (422, "filing.to")
    assert page.html.count('name="not" value="inspector.') == len(everyone), "or nobody could be put back"
    assert person.press(office="inspectorate", not_=everyone[1:]).name == "filing.name"
    person.go("/en/write/to")
    assert person.press(office="inspectorate", not_=everyone).status == 422
    assert person.press(office="ombudsman").name == "filing.name"


def test_readers_have_a_page_of_their_own(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="name")
    page = person.go("/en/write/readers")
    assert page.name == "filing.readers"
    assert person.press(not_=[READER]).name == "filing.name"


def test_no_chain_is_kept(person: Person, app: Flask, world: World) -> None:
    page, code = write(person, app, chain="no")
    assert "can open it too" not in page.said
    assert sent(world, code).docket.waiting == ()


def test_the_number_is_shown_before_anything_is_sent(person: Person, app: Flask) -> None:
    begin(person, app)
    page = walk(person, until="keep")
    assert len(page.code) == 16
    assert 'dir="ltr"' in page.html


def test_wrong_last_numbers_show_the_number_again(person: Person, app: Flask) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    page = person.press(last4=f"{(int(code[-4:]) + 1) % 10000:04d}")
    assert (page.status, page.name, page.code) == (422, "filing.keep", code)
    assert "Look at each group again." in page.said


def test_the_last_numbers_are_read_in_any_script(person: Person, app: Flask) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    typed = code[-4:].translate({ord("0") + n: ord("۰") + n for n in range(10)})
    assert person.press(last4=f" {typed} ").name == "filing.check"


@pytest.mark.engines(1)
def test_check_says_the_visit_that_nobody_declined_and_it_can_be_declined(person: Person, app: Flask) -> None:
    line, unsaid = "Do you want someone to come and see you?", "Yes, because you did not say."
    begin(person, app)
    page = walk(person, until="check", danger="hurt")
    assert unsaid in page.said and f'aria-label="Change: {line}"' in page.html
    person.go("/en/write/danger")
    page = person.press(visit="no")
    assert (page.name, unsaid in page.said, line in page.said) == ("filing.check", False, True)
    begin(person, app)
    assert line not in walk(person, until="check").said


def test_check_reads_everything_back_and_each_line_can_be_changed(person: Person, app: Flask) -> None:
    begin(person, app)
    page = walk(person, until="check", text="The <b>shower</b> is cold.")
    assert "The <b>shower</b> is cold." in page.said
    assert "No one will know your name." in page.said
    assert "/en/write/told" in page.links
    person.go("/en/write/told")
    assert person.press(text="The light too.").name == "filing.check"
    assert "The light too." in person.page.said


def test_all_questions_on_one_page_send_at_once(person: Person, app: Flask, world: World) -> None:
    assert 'formaction="/en/write/all"' in person.go("/en/").html
    assert person.post("/en/write/all", [("form_token", "0" * 32), ("all", "1")]).name == "filing.begin"
    page = person.post("/en/write/all", [("form_token", token(app, "write")), ("all", "1")])
    assert (page.status, page.name) == (200, "filing.all"), "on a slow line the way there is gone once"
    assert person.go("/en/write/all").code == page.code, "loaded again, it is the same letter"
    page = person.press(
        danger="no",
        kind="complaint",
        topic="food",
        prison="NGT",
        text="Cold.",
        office="ombudsman",
        last4=page.code[-4:],
    )
    assert page.name == "filing.sent"


def test_the_one_page_form_tells_everything_and_keeps_everything(person: Person, app: Flask) -> None:
    code = begin(person, app, all="1").code
    page = person.press(text="Cold.", prison="NGT")
    assert (page.status, page.name, page.code) == (422, "filing.all", code)
    assert page.typed("text") == "Cold."
    page = person.press(office="ombudsman", last4="0000" if not code.endswith("0000") else "1111")
    assert (page.status, page.code) == (422, code)
    assert page.typed("text") == "Cold."
    assert person.press(last4=code[-4:]).name == "filing.sent"


@pytest.mark.parametrize("office", ["nobody", "' OR 1=1 --", "9" * 40, "interpreters"])
def test_an_office_nobody_has_is_asked_for_again_on_the_one_page_too(person: Person, app: Flask, office: str) -> None:
    begin(person, app)
    page = person.go("/en/write/all")
    page = person.press(text="The shower is cold.", prison="NGT", office=office, last4=page.code[-4:])
    assert (page.status, page.name, page.typed("text")) == (422, "filing.all", "The shower is cold.")
    assert "Pick who should get this." in page.html


def test_a_page_without_a_letter_leads_home(person: Person) -> None:
    for path in ("danger", "check", "sent", "all"):
        assert person.go(f"/en/write/{path}").name == "public.home"


def test_someone_elses_page_cannot_begin_a_letter_here(person: Person, app: Flask) -> None:
    answer = person.client.post("/en/write/told", data={"text": "x"}, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 303
    assert person.client.get_cookie("portal") is None


def test_strange_values_never_break_a_page(person: Person, app: Flask) -> None:
    strange = ["", "\x00", "٣", "x" * 10_000, "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd"]
    for value in strange:
        begin(person, app)
        for page in ("danger", "before", "about", "when", "person", "told", "name", "to", "readers", "place", "keep"):
            person.go(f"/en/write/{page}")
            form = person.page.form()
            data = [(name, kept) for name, kept in form.fields if name in ("csrf_token", "once")]
            fields = (
                "danger",
                "kind",
                "topic",
                "by",
                "when",
                "prison",
                "place",
                "text",
                "office",
                "not",
                "ask",
                "chain",
            )
            person.post(form.action, data + [(name, value) for name in fields])
            assert person.page.status in (200, 422), (page, value)
