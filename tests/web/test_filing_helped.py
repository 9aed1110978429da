"""Someone else types; the owner alone sees the number and sends; afterwards the helper finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser

from portal import create_app
from portal.web.shared.edge import Application
from tests.web.letters import DOORS, app, begin, person, sent, walk
from tests.web.looks import faults, listening, press
from tests.web.person import Person
from tests.web.test_filing_kiosk import walk as tapped
from tests.world import World

__all__ = ["app", "person"]
pytestmark = pytest.mark.engines(1)
OWN = ("own", "yes")


def helped(person: Person, app: Flask) -> None:
    """Up to where the phone changes hands."""
    begin(person, app)
    walk(person, until="before")
    assert "If you were made to write this, close it now." in person.page.said, "before anything is told"
    assert "Nobody who works in the prison should help you." in person.page.said
    person.press(helped="yes")
    walk(person, until="keep")


def test_the_owner_takes_the_phone_before_the_number_is_shown(world: World, person: Person, app: Flask) -> None:
    helped(person, app)
    assert (person.page.name, person.page.code) == ("filing.yours", "")
    code = person.press(button=OWN).code
    assert len(code) == 16
    assert person.press(last4=code[-4:]).name == "filing.check"
    assert person.press().name == "filing.sent"
    assert sent(world, code).statement.body["said"]["helped"] == "yes"


@pytest.mark.parametrize("page", ["keep", "check", "all"])
def test_the_helper_comes_to_no_page_with_the_number(person: Person, app: Flask, page: str) -> None:
    helped(person, app)
    assert person.go(f"/en/write/{page}").name in ("filing.yours", "filing.danger")
    assert "data-code" not in person.page.html


def test_the_helper_can_send_nothing(person: Person, app: Flask) -> None:
    helped(person, app)
    person.go("/en/write/check")
    assert person.press().name == "filing.yours"
    person.go("/en/write/sent")
    assert person.page.name == "public.home"


def test_on_one_page_the_number_the_helper_saw_is_not_the_owners(world: World, person: Person, app: Flask) -> None:
    begin(person, app)
    seen = person.go("/en/write/all").code
    said = {"danger": "no", "kind": "complaint", "topic": "cell", "text": "Cold.", "office": "inspectorate"}
    assert person.press(**said, helped="yes").name == "filing.yours"
    code = person.press(button=OWN).code
    assert code and code != seen
    assert person.press(last4=code[-4:]).name == "filing.check"
    assert person.press().name == "filing.sent"
    assert sent(world, code).statement.body["said"]["helped"] == "yes"


def test_at_a_kiosk_too_the_owner_alone_sees_the_number(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    screens = tapped(person, helped="yes")
    names = [page.name for page in screens]
    yours = names.index("filing.yours")
    assert names[yours:] == ["filing.yours", "filing.keep", "filing.check", "filing.check", "filing.sent"]
    assert "phone" not in screens[yours].said and not any(page.code for page in screens[: yours + 1])


def test_going_back_to_the_questions_hides_the_number_again(person: Person, app: Flask) -> None:
    helped(person, app)
    assert person.press(button=OWN).code
    person.go("/en/write/told")
    assert person.go("/en/write/keep").name == "filing.yours"


def test_the_box_can_be_unticked(person: Person, app: Flask) -> None:
    helped(person, app)
    person.go("/en/write/before")
    data = [each for each in person.page.form().fields if each[0] != "helped"]
    person.post("/en/write/before", data)
    assert person.go("/en/write/keep").code


def test_without_a_helper_nothing_stands_between(person: Person, app: Flask) -> None:
    begin(person, app)
    assert walk(person, until="keep").name == "filing.keep"


@pytest.fixture
def base(world: World) -> Iterator[str]:
    app: Application = create_app(replace(world.settings, locales=("en", "fr", "ar")), doors=DOORS)
    with listening(app) as base:
        yield base
    app.portal.close()


@pytest.mark.browser
def test_back_shows_nothing_once_it_is_sent_and_closed(world: World, base: str, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(base + "/ar/")
    press(page, "button[name=filer][value=prisoner]")
    code = ""
    for _ in range(14):
        name = page.locator("body").get_attribute("data-page")
        if name == "filing.sent":
            break
        if name == "filing.before":
            assert faults(page) == []
            page.check("input[name=helped]")
        if name == "filing.yours":
            assert faults(page) == []
        if page.locator("[data-code]").count():
            code = page.locator("[data-code]").get_attribute("data-code") or ""
            page.fill("#last4", code[-4:])
        if page.locator("input[name=office]").count():
            page.locator("input[name=office] + label").first.click()
        press(page, "#answers button.btn:not(.plain)")
    assert len(code) == 16
    press(page, "main form[action$='/leave'] button")
    for _ in range(16):
        if page.go_back() is None:
            break
        assert code[:4] not in page.content()
        assert page.locator("[data-code], [data-due], #answers").count() == 0, page.url
    page.context.close()
