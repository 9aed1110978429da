"""No words are lost where the line is bad: they stay on their page, and on the phone where that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from portal import create_app
from portal.web.filing.phone import DAYS, TRIES
from tests.web.letters import DOORS, app, begin, person, walk
from tests.web.looks import WIDTH, listening, press
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]
pytestmark = pytest.mark.engines(1)

WORDS = "The shower is cold since the summer."
GO_ON = "#answers button.btn:not(.plain)"
BOX, BLINDED = "0a" * 16, "0b" * 32
STORED = "() => JSON.parse(localStorage.page || null)"
KEEP = "box => localStorage.setItem('page', JSON.stringify(box))"
NOTHING = "() => localStorage.length + sessionStorage.length === 0"


def share(person: Person, **changed: str) -> tuple[int, dict[str, str]]:
    data = {"box": BOX, "blinded": BLINDED, "day": "", **changed}
    answer = person.client.post("/en/write/phone/shares", data=data)
    return answer.status_code, answer.json if answer.is_json else {}


def a_day(ago: int) -> str:
    return (datetime.now(UTC).date() - timedelta(days=ago)).isoformat()


def test_a_share_is_for_one_box_one_guess_and_one_week_and_asked_for_ten_times_a_day(person: Person) -> None:
    status, first = share(person)
    assert (status, first["day"]) == (200, a_day(0))
    assert share(person)[1] == first, "the same again: the box opens again"
    others = ({"blinded": "0c" * 32}, {"box": "0c" * 16}, {"day": a_day(DAYS)})
    assert len({first["share"], *(share(person, **each)[1]["share"] for each in others)}) == 4
    assert [share(person, day=a_day(ago))[0] for ago in (DAYS + 1, -1)] == [410, 410]
    assert [share(person, **each)[0] for each in ({"box": "x"}, {"blinded": ""})] == [422, 422]
    box = "0d" * 16
    assert [share(person, box=box, day=a_day(1))[0] for _ in range(TRIES + 1)] == [*[200] * TRIES, 429]
    assert "Set-Cookie" not in person.client.post("/en/write/phone/shares").headers, "no session for it"


def test_what_comes_back_is_a_letter_in_hand_with_a_number_of_its_own(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="check")
    before = person.go("/en/write/all").code
    said = dict(re.findall(r'name="(\w+)" value="([^"]*)"', person.go("/en/write/phone?keep=1").html))
    assert said.items() >= {"topic": "cell", "when": "week", "prison": "NGT"}.items()
    assert not said.keys() & {"code", "last4", "once"}
    person.client.delete_cookie("portal")
    kept = {**said, "text": WORDS, "prison": "nowhere", "last4": before[-4:]}
    back = person.client.post("/en/write/phone/returns", data=kept)
    page = person.go(back.json["at"])
    assert (page.name, page.typed("text"), page.typed("when")) == ("filing.all", WORDS, "week")
    assert page.typed("prison") == "unknown", "looked at as if it were new"
    assert "What you wrote is back." in page.said
    assert page.code != before
    assert page.typed("last4") == ""
    assert person.press(last4=page.code[-4:]).name == "filing.sent"


def test_it_is_offered_to_whoever_writes_alone_on_a_phone_of_their_own(person: Person, app: Flask) -> None:
    def offered() -> bool:
        html = person.go("/en/write/told").html
        assert ("data-keep" in html) == ("data-with" in html)
        return "data-keep" in html

    begin(person, app, filer="family")
    assert offered()
    assert "data-with" not in person.go("/en/write/keep").html, "nothing is kept of the page of the number"
    person.client.set_cookie("desk", "x")
    assert not offered(), "an officer's browser"
    assert share(person)[0] == 404
    person.client.delete_cookie("desk")
    begin(person, app, filer="staff")
    assert not offered(), "a phone that an employer may look at"
    begin(person, app)
    walk(person, until="before")
    person.press(helped="yes")
    assert not offered(), "a helper's phone"
    person.post("/en/write", [*person.go("/en/kiosk").forms[0].fields, ("filer", "prisoner")])
    assert "keep.js" not in person.go("/en/write/told").html
    assert share(person)[0] == person.client.post("/en/write/phone/returns").status_code == 404
    assert person.go("/en/write/phone").name == "kiosk.home"
    far = Person(app).client.post("/en/write/phone/returns", headers={"Sec-Fetch-Site": "cross-site"})
    assert far.status_code == 404


@pytest.fixture
def base(world: World) -> Iterator[str]:
    served = create_app(replace(world.settings, locales=("en",)), doors=DOORS)
    with listening(served) as base:
        yield base
    served.portal.close()


@pytest.mark.browser
def test_a_form_does_not_leave_without_a_line_and_what_was_kept_outlives_the_browser(
    base: str, browser: Browser
) -> None:
    phone = _phone(browser)
    page = _at_the_words(phone, base)
    _no_line(phone, page)
    digits = _kept(page)
    phone = _killed(phone)
    page = phone.new_page()
    page.goto(f"{base}/en/")
    page.click("[data-kept] a")
    _not_opened(page, digits)
    _opened(page, digits)
    _sent(page)
    phone.close()


def _phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 360, "height": 640})


def _at_the_words(phone: BrowserContext, base: str) -> Page:
    page = phone.new_page()
    page.goto(f"{base}/en/")
    press(page, "button[name=filer][value=family]")
    page.locator("#danger-no").check(force=True)
    press(page, GO_ON)
    page.goto(f"{base}/en/write/told")
    page.locator("[data-keep] button").wait_for()
    return page


def _no_line(phone: BrowserContext, page: Page) -> None:
    """Known to the browser at once; or found out, where the page has been open for long."""
    page.fill("#text", WORDS)
    for known in (True, False):
        phone.set_offline(True)
        if not known:
            page.evaluate("() => { const now = Date.now; Date.now = () => now() + 60000 }")
            page.evaluate("() => Object.defineProperty(navigator, 'onLine', { get: () => true })")
        page.click(GO_ON)
        page.get_by_text("There is no line now.").wait_for()
        assert (page.url.rpartition("/")[2], page.input_value("#text")) == ("told", WORDS)
        phone.set_offline(False)
        page.get_by_text("There is no line now.").wait_for(state="hidden")


def _kept(page: Page) -> str:
    """The digits that open it; nothing was kept before somebody asked for it."""
    assert page.evaluate(NOTHING)
    page.click("[data-keep] button")
    page.click("[data-yes]")
    digits = page.locator("[data-digits]").inner_text().replace(" ", "")
    assert re.fullmatch(r"\d{6}", digits)
    assert page.evaluate(WIDTH) <= 360
    stored = page.evaluate(STORED)
    assert stored.keys() == {"id", "salt", "day", "since", "page"}
    page.fill("#text", f"{WORDS} And more.")
    page.wait_for_function(f"before => ({STORED})().page !== before", arg=stored["page"])
    after = page.evaluate(STORED)
    assert len(after["page"]) == len(stored["page"]), "its length says little"
    assert "shower" not in str(after)
    press(page, GO_ON)
    page.wait_for_function("() => sessionStorage.page")
    return digits


def _killed(phone: BrowserContext) -> BrowserContext:
    """The same phone, whose browser forgot its session."""
    state = phone.storage_state()
    state["cookies"] = []
    fresh = phone.browser.new_context(storage_state=state, viewport={"width": 360, "height": 640})  # type: ignore[union-attr]
    phone.close()
    return fresh


def _not_opened(page: Page, digits: str) -> None:
    page.fill("#digits", f"{(int(digits) + 1) % 1_000_000:06}")
    page.click("[data-open] .btn")
    page.get_by_text("That did not open it.").wait_for()
    page.route("**/phone/shares", lambda route: route.fulfill(status=429, body=""))
    page.click("[data-open] .btn")
    page.get_by_text("There were ten tries today. It is still kept.").wait_for()
    page.unroute_all()
    assert page.evaluate(STORED)


def _opened(page: Page, digits: str) -> None:
    """With the digits of another script, as a keyboard may have them."""
    page.fill("#digits", "".join(chr(0x660 + int(each)) for each in digits))
    with page.expect_navigation(url="**/write/all"):
        page.click("[data-open] .btn")
    assert (page.input_value("#text"), page.input_value("[name=danger]:checked")) == (f"{WORDS} And more.", "no")
    page.get_by_text("What you write is kept on this phone, locked.").wait_for()
    stored = page.evaluate(STORED)
    page.locator("input[name=office]").first.check(force=True)
    page.wait_for_function(f"before => ({STORED})().page !== before", arg=stored["page"])


def _sent(page: Page) -> None:
    """Sent, left, or seven days old, it is gone."""
    stored = page.evaluate(STORED)
    page.fill("#last4", (page.locator("[data-code]").get_attribute("data-code") or "")[-4:])
    press(page, GO_ON)
    assert page.locator("body").get_attribute("data-page") == "filing.sent"
    page.wait_for_function(NOTHING)
    page.evaluate(KEEP, stored)
    press(page, "form[action$='/leave'] button")
    assert page.evaluate(NOTHING)
    page.evaluate(KEEP, {**stored, "since": stored["since"] - DAYS - 1})
    press(page, "main a")
    page.wait_for_function(NOTHING)
