"""Nothing a person typed is lost: not by Back, a reload, another language, a long pause, another window, a kill."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.letters import app, begin, how_many, person, sent, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


def test_back_edit_and_resend_keep_the_rest(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    person.go("/en/write/told")
    assert person.page.typed("text") == "The shower is cold."
    person.press(text="The shower is hot.")
    walk(person, text="The shower is hot.")
    assert sent(world, code).statement.text == "The shower is hot."


@pytest.mark.engines(1)
def test_back_keeps_what_no_button_has_sent(person: Person, app: Flask) -> None:
    back = ("back", "yes")
    begin(person, app)
    walk(person, until="told")
    assert 'form="answers" name="back"' in person.page.html
    assert person.press(button=back, text="Not sent yet.").name == "filing.when"
    assert person.go("/en/write/told").typed("text") == "Not sent yet."
    assert person.press().name == "filing.to"
    person.press(button=back, office="inspectorate", not_="inspector.hale")
    assert person.page.name == "filing.told" and person.page.typed("text") == "Not sent yet."
    fields = person.press().form().fields
    assert {("office", "inspectorate"), ("not", "inspector.hale")} <= set(fields)
    assert person.go("/en/write/before").name == "filing.before"
    person.press(button=back, helped="yes")
    assert ("helped", "yes") in person.go("/en/write/before").form().fields
    begin(person, app, all="yes")
    person.press(button=back, text="All at once.")
    assert person.page.name == "public.home" and person.go("/en/write/all").typed("text") == "All at once."


@pytest.mark.engines(1)
def test_at_a_kiosk_back_and_listen_keep_it_too(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    person.go("/en/write/told?ask=text")
    person.press()
    kept = person.page.html.partition("<nav")[2]
    assert 'form="answers" name="back"' in kept and kept.count('name="listen"') == 1
    page = person.press(button=("back", "yes"), text="A corridor.")
    assert (page.name, page.status) == ("filing.place", 200)
    page = person.go("/en/write/told?ask=text")
    assert page.typed("text") == "A corridor."
    listens = "/en/kiosk/listen?from=/en/write/told%3Fask%3Dtext"
    page = person.press(button=("listen", listens), text="A longer corridor.")
    assert page.name == "kiosk.listen" and "/en/write/told?ask=text" in page.links
    page = person.go("/en/write/told?ask=text")
    assert page.typed("text") == "A longer corridor."
    assert person.press(button=("listen", "//evil.example/")).name == "filing.to"
    person.go("/en/write/danger?ask=danger")
    assert person.press(button=("back", "yes")).name == "kiosk.home"
    assert person.go("/en/kiosk?back=1").name == "filing.danger"
    assert person.go("/en/write/told?ask=text").typed("text") == "A longer corridor."


def test_another_language_keeps_what_was_typed(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    walk(person, until="told")
    page = person.press(button=("locale", "ar_XB"), text="Half a sen")
    assert 'dir="rtl"' in page.html
    assert page.typed("text") == "Half a sen"


def test_a_stale_page_keeps_what_was_typed(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="told")
    page = person.press(text="Not lost", csrf_token="stale")
    assert (page.status, page.name) == (422, "filing.told")
    assert page.typed("text") == "Not lost"
    assert person.press().name == "filing.to"


def test_a_session_that_is_over_loses_no_words(person: Person, app: Flask, world: World) -> None:
    begin(person, app, filer="staff")
    walk(person, until="told", text="")
    person.client.delete_cookie("portal")
    page = person.press(text="A long letter, written slowly.")
    assert (page.status, page.name) == (422, "filing.told")
    assert "You were away for a long time" in page.said
    assert page.typed("text") == "A long letter, written slowly."
    page = person.press()
    assert page.name == "filing.filer"
    code = walk(person, until="keep", text="A long letter, written slowly.").code
    assert walk(person).name == "filing.sent"
    assert sent(world, code).statement.text == "A long letter, written slowly."
    assert sent(world, code).docket.filer == "staff"


@pytest.mark.parametrize("page", ["danger", "about", "to", "readers", "name", "keep", "check", "all"])
def test_every_page_after_the_session_is_over_says_so_and_lets_the_person_begin(
    person: Person, app: Flask, page: str
) -> None:
    begin(person, app)
    walk(person, until="check")
    person.go(f"/en/write/{page}")
    person.client.delete_cookie("portal")
    told = person.press()
    assert (told.status, told.name) == (422, f"filing.{page}")
    assert "You were away for a long time" in told.said
    assert walk(person, until="danger").name in ("filing.danger", f"filing.{page}")


def test_sent_twice_is_one_letter(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    form = walk(person, until="check").form()
    first = person.post(form.action, form.fields)
    again = person.post(form.action, form.fields)
    assert (first.name, first.due) == (again.name, again.due) == ("filing.sent", "2026-10-19")
    assert how_many(world, code) == 1


def test_killed_between_entering_and_answering_it_is_sent_once(person: Person, app: Flask, world: World) -> None:
    """The session is as it was before: the browser sends the same form again."""
    begin(person, app)
    code = walk(person, until="keep").code
    form = walk(person, until="check").form()
    store = app.portal.store  # type: ignore[attr-defined]
    kept, store.save = store.save, lambda *_, **__: None
    person.client.post(form.action, data=dict(form.fields))
    store.save = kept
    assert person.post(form.action, form.fields).name == "filing.sent"
    assert how_many(world, code) == 1


def test_two_windows_write_two_letters(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    one = walk(person, until="told")
    begin(person, app)
    walk(person, until="told")
    person.press(text="The second.")
    person.page = one
    person.press(text="The first.")
    first = walk(person, until="keep", text="The first.").code
    assert walk(person).name == "filing.sent"
    begin(person, app, next="on")
    second = walk(person, until="keep", text="The second.").code
    assert walk(person).name == "filing.sent"
    assert sent(world, first).statement.text == "The first."
    assert sent(world, second).statement.text == "The second."


def test_the_letter_begun_before_can_be_gone_on_with(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="told")
    person.press(text="The first.")
    begin(person, app)
    assert "Go on where you stopped" in person.page.said
    page = person.press("/write")
    assert page.name == "filing.to"
    assert "The first." in person.go("/en/write/told").html


def test_words_for_a_letter_already_sent_stay_on_their_page(person: Person, app: Flask) -> None:
    begin(person, app)
    told = walk(person, until="told")
    walk(person)
    person.page = told
    page = person.press(text="One thing more.")
    assert (page.status, page.name, page.typed("text")) == (422, "filing.told", "One thing more.")
    assert "This letter is sent already." in page.said
