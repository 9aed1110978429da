"""A whole letter, and its answer, by one switch: Tab goes on to the next thing, Enter presses it. Nothing else is used.

At the kiosk every choice is a button. On a telephone a choice takes the space bar, and the last four digits are typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.config import Settings
from portal.database import engine_for
from tests.conftest import variables
from tests.counts import PROVE
from tests.web.letters import DOORS, sent
from tests.web.looks import listening
from tests.world import World, found_world

pytestmark = pytest.mark.browser
MOST = 60
"""Presses of the switch for one thing on a page: more than that, and somebody gives up."""
SEEN = """() => {
  const at = document.activeElement, label = at.nextElementSibling
  const drawn = each => each && getComputedStyle(each).outlineStyle !== "none"
  return drawn(at) || (at.matches(".pick") && drawn(label))
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[tuple[str, World]]:
    place = tmp_path_factory.mktemp("switch")
    (place / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(place))
    engine = engine_for(settings.database_url)
    world = found_world(engine, settings, place)
    app = create_app(replace(world.settings, locales=("en",)), doors=DOORS)
    with listening(app) as base:
        yield base, world
    app.portal.close()
    engine.dispose()


def reach(page: Page, what: str) -> None:
    """Tab until it has the focus, which can be seen."""
    for _ in range(MOST):
        if page.evaluate("what => document.activeElement.matches(what)", what):
            assert page.evaluate(SEEN), what
            return
        page.keyboard.press("Tab")
    raise AssertionError((page.url, what))


def switch(page: Page, what: str) -> None:
    reach(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def six_on(page: Page) -> str:
    shown = page.locator("[data-drawer] [data-picture]").all()
    return "".join((each.get_attribute("data-picture") or "").removeprefix("drawer/") for each in shown)


def tap(page: Page, drawer: str) -> None:
    for digit in drawer:
        switch(page, f"button[name=digit][value='{digit}']")


def name_of(page: Page) -> str:
    return page.locator("body").get_attribute("data-page") or ""


def test_a_letter_at_the_kiosk_and_its_answer(site: tuple[str, World], browser: Browser) -> None:
    """At the kiosk every choice is a button: the switch alone does everything, the six pictures included."""
    base, world = site
    page = browser.new_context(viewport={"width": 768, "height": 1366}, java_script_enabled=False).new_page()
    page.goto(f"{base}/en/kiosk")
    switch(page, "button[name=kiosk]")
    drawer = ""
    for _ in range(30):
        if name_of(page) == "filing.sent":
            break
        if page.locator("[data-drawer]").count():
            drawer = six_on(page)
            switch(page, "button[name=tap]")
            tap(page, drawer)
        else:
            switch(page, "#answers button:not(.sr, [name=flip])")
    assert sent(world, drawer).docket.office
    page.goto(f"{base}/en/kiosk")
    switch(page, "a.tile[href*='/read']")
    tap(page, drawer)
    switch(page, "form[action$='/openings'] button")
    assert name_of(page) == "mailbox.message"
    page.context.close()


@pytest.mark.skipif(not PROVE, reason="the kiosk's way says as much; both under PORTAL_COUNTS=prove")
def test_a_letter_on_a_telephone_by_keyboard(site: tuple[str, World], browser: Browser) -> None:
    base, world = site
    page = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False).new_page()
    page.goto(f"{base}/en/")
    switch(page, "button[name=filer][value=prisoner]")
    code = ""
    for _ in range(14):
        if name_of(page) == "filing.sent":
            break
        if page.locator("[data-code]").count():
            code = page.locator("[data-code]").get_attribute("data-code") or ""
            reach(page, "#last4")
            page.keyboard.type(code[-4:])
        for radio in ("danger", "kind", "office"):
            if page.locator(f"input[name={radio}]").count():
                reach(page, f"input[name={radio}]")
                page.keyboard.press("Space")
        switch(page, "#answers button.btn:not(.plain, .sr)")
    assert sent(world, code).docket.office
    page.context.close()
