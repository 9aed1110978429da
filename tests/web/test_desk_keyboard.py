"""The desk in a browser: by keyboard alone, with scripts and without; narrow, mirrored and long."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from portal import create_app
from portal.casework.bundle import Receipt
from portal.cli.demonstration.cast import PASSWORD
from tests.counts import looked_at
from tests.web.looks import press
from tests.world import World

pytestmark = pytest.mark.engines(1)

LOCALES = looked_at("en_XA")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def letters(world: World) -> list[Receipt]:
    """Three for the inspectorate, among those of others."""
    world.lodge("ombudsman", "Noise of the ombudsman.", danger="hurt")
    world.lodge("director-northgate", "Noise of the director.")
    return [
        world.lodge("inspectorate", f"Letter {n}.", danger="hurt" if n == 1 else "no", place="yard") for n in range(3)
    ]


@pytest.fixture
def address(world: World, letters: list[Receipt]) -> Iterator[str]:
    app = create_app(replace(world.settings, locales=LOCALES), doors=["signin", "desk"])
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def seated(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """At the desk, having touched nothing but keys."""
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    sign_in(page, address)
    yield page
    context.close()


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/signin")
    page.focus("[name=name]")
    for typed in ("inspector.adeyemi", PASSWORD, "000000"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab" if typed != "000000" else "Enter")
    page.wait_for_url("**/desk")


def tab_to(page: Page, what: str) -> None:
    for _ in range(80):
        if page.locator(f"{what}:focus").count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {what}")


def shows(page: Page, name: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-page", name)


def promise_by_keys(page: Page) -> None:
    """A yes says what is done, and by when."""
    tab_to(page, "#answer-remedy")
    page.keyboard.type("The shower is mended.")
    tab_to(page, "#answer-remedy_due")
    page.keyboard.type("10122026")  # the browser's own field for a day, in its own order


def test_keys_alone_open_ask_and_answer(seated: Page) -> None:
    page = seated
    tab_to(page, "[data-list] tr:first-child a")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-page", re.compile("desk.unopened|desk.case"))
    if page.locator("body[data-page='desk.unopened']").count():
        page.keyboard.press("Enter")
    shows(page, "desk.case")
    tab_to(page, "#question-text")
    page.keyboard.type("Which day was it?")
    tab_to(page, "#question button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sent.")
    tab_to(page, "#answer input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, "#answer-text")
    page.keyboard.type("It is mended.")
    promise_by_keys(page)
    tab_to(page, "#answer button:not([type=button])")
    page.keyboard.press("Enter")
    shows(page, "desk.preview")
    tab_to(page, "main form button:first-of-type")
    page.keyboard.press("Enter")
    shows(page, "desk.unopened")
    expect(page.get_by_role("status")).to_contain_text("Sent.")


def test_one_key_each_moves_opens_and_answers(browser: Browser, address: str) -> None:
    page = browser.new_page()
    sign_in(page, address)
    rows = page.locator("[data-list] td a")
    expect(rows.nth(0)).to_be_focused()
    for key, row in (("j", 1), ("ArrowDown", 2), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(rows.nth(row)).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    shows(page, "desk.case")
    page.keyboard.press("q")
    expect(page.locator("#question-text")).to_be_focused()
    page.keyboard.type("Just a question with a q and an a in it?")
    shows(page, "desk.case")
    expect(page.locator("#question-text")).to_have_value("Just a question with a q and an a in it?")
    page.goto(f"{address}/desk")
    page.keyboard.press("a")
    page.wait_for_url("**#write")
    expect(page.locator("#answer input[type=radio]").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It is mended.")
    promise_by_keys(page)
    tab_to(page, "#answer button:not([type=button])")
    page.keyboard.press("Enter")
    shows(page, "desk.preview")
    expect(page.locator("form .btn").first).to_be_focused()
    page.keyboard.press("Enter")
    shows(page, "desk.unopened")
    page.keyboard.press("u")
    shows(page, "desk.today")
    page.close()


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_page_is_for_everyone_in_every_language(browser: Browser, address: str, locale: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    sign_in(page, address)
    page.goto(f"{address}/desk?locale={locale}")
    looked_at(page)
    for name in ("late", "book"):
        page.goto(f"{address}/desk/lists/{name}")
        looked_at(page)
    page.goto(f"{address}/desk")
    href = page.locator("[data-list] td a").first.get_attribute("href")
    page.goto(f"{address}{href}")
    shows(page, "desk.unopened")
    looked_at(page)
    press(page, "form[action$=openings] button")
    looked_at(page)
    press(page, "#answer button:not([type=button])")
    looked_at(page)
    page.check("#answer input[value=partly]")
    page.fill("#answer-text", "It is mended.\nSince Friday.")
    page.fill("#answer-remedy", "The shower is mended.")
    page.fill("#answer-remedy_due", "2026-10-12")
    press(page, "#answer button:not([type=button])")
    shows(page, "desk.preview")
    looked_at(page)
    page.close()


def looked_at(page: Page) -> None:
    """Nothing axe objects to, nothing wider than the screen."""
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, [(each["id"], each["nodes"][0]["target"]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
