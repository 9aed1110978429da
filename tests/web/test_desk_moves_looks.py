"""The pages by which letters are taken, sent on, joined and kept, in a browser: keys, widths, languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from portal import create_app
from portal.casework.bundle import Receipt
from tests.web.looks import listening, press
from tests.web.test_desk_keyboard import LOCALES, RULES, shows, sign_in, tab_to
from tests.world import World

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def letters(world: World) -> list[Receipt]:
    return [world.lodge("inspectorate", f"Cold water {n}.", place="yard", chain="yes") for n in range(3)]


@pytest.fixture
def address(world: World, letters: list[Receipt]) -> Iterator[str]:
    app = create_app(replace(world.settings, locales=LOCALES), doors=["signin", "desk"])
    with listening(app) as address:
        yield address
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def test_one_key_takes_a_letter_and_one_sends_it_on(browser: Browser, address: str) -> None:
    page = browser.new_page()
    sign_in(page, address)
    page.keyboard.press("t")
    expect(page.get_by_role("status")).to_contain_text("It is yours now.")
    shows(page, "desk.today")
    expect(page.locator("[data-list] tbody")).to_contain_text("B. Adeyemi")
    page.keyboard.press("s")
    page.wait_for_url("**#send")
    expect(page.locator("#forward-office")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("The ombudsman looks at this; t and s are letters here.")
    tab_to(page, "#forward button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sent on to")
    page.close()


@pytest.mark.parametrize("locale", LOCALES[1:])
@pytest.mark.parametrize("width", [360, 1200])
def test_every_page_is_for_everyone_in_every_language(browser: Browser, address: str, locale: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    sign_in(page, address)
    page.goto(f"{address}/desk?locale={locale}")
    looked_at(page, "list", locale, width)
    href = page.locator("[data-list] td a").first.get_attribute("href")
    page.goto(f"{address}{href}")
    press(page, "form[action$=openings] button")
    press(page, "form[action$=takings] button")
    for each in page.locator("details.sheet").all():
        each.evaluate("each => each.open = true")
    looked_at(page, "case", locale, width)
    page.goto(f"{address}/desk/delegations")
    looked_at(page, "delegates", locale, width)
    page.goto(f"{address}/desk")
    for box in page.locator("#batch input[name=ref]").all():
        box.check()
    page.fill("#title", "Warm water")
    press(page, "#batch button[value=join]")
    shows(page, "desk.issue")
    looked_at(page, "issue", locale, width)
    page.close()


def looked_at(page: Page, name: str, locale: str, width: int) -> None:
    """Nothing axe objects to, nothing wider than the screen. `LOOK` names a folder for pictures."""
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=str(Path(folder) / f"{name}-{locale}-{width}.png"), full_page=True)
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, [(each["id"], each["nodes"][0]["target"]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
