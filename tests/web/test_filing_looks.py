"""Every question in a real browser: on a small phone, and on the screen in the corridor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.config import Settings
from portal.database import engine_for
from portal.interpretation import BOOK
from tests.conftest import variables
from tests.counts import looked_at
from tests.web.letters import DOORS
from tests.web.looks import HEIGHT, TARGETS, WIDTH, faults, listening, opened, press, spoken
from tests.world import World, found_world

pytestmark = pytest.mark.browser

LOCALES = looked_at()
SECRET = ("complaint", "plainte", "réclamation", "شكوى", "شكاوى")
"""What no screen in a corridor may say, in any language."""

ANSWER = """() => {
  const form = document.querySelector("#answers"), code = document.querySelector("[data-code]")
  for (const each of form.querySelectorAll("fieldset")) each.querySelector("[type=radio]")?.click()
  for (const each of form.querySelectorAll("textarea, input[type=text]")) each.value = "B 2"
  for (const each of form.querySelectorAll("#last4")) each.value = code.dataset.code.slice(-4)
}"""
PRESS = "#answers button.tile:not([name=flip]), #answers button.btn:not(.plain)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[tuple[str, World]]:
    """One portal for all of it: nothing here depends on the engine, or on the letters of others."""
    folder = tmp_path_factory.mktemp("filing")
    (folder / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(folder))
    engine = engine_for(settings.database_url)
    world = found_world(engine, settings, folder)
    app = create_app(replace(world.settings, locales=LOCALES), doors=DOORS)
    with listening(app) as base:
        yield base, world
    app.portal.close()
    engine.dispose()


@pytest.fixture(scope="module")
def base(site: tuple[str, World]) -> str:
    return site[0]


def places(page: Page) -> Iterator[str]:
    """Question after question, each answered with what comes first; up to the receipt."""
    for _ in range(30):
        yield page.url
        if page.locator("#answers").count() == 0:
            break
        if page.locator("[data-drawer]").count():
            yield from board(page)
            continue
        page.evaluate(ANSWER)
        press(page, PRESS)
    assert page.locator("body").get_attribute("data-page") == "filing.sent"


def board(page: Page) -> Iterator[str]:
    """The six learned and tapped again: the board with nothing on it, a group of it, and the board once more."""
    drawn = [each.get_attribute("data-picture") or "" for each in page.locator("[data-drawer] [data-picture]").all()]
    press(page, "button[name=tap]")
    for at, digit in enumerate("".join(each[-2:] for each in drawn)):
        if at < 3:
            yield page.url
        press(page, f"button[name=digit][value='{digit}']")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_fits_the_screen_in_the_corridor(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 768, 1366)
    page.goto(f"{base}/{locale}/kiosk")
    press(page, "form[action$='/write'] button.tile")
    for place in places(page):
        assert (page.evaluate(WIDTH), page.evaluate(HEIGHT)) == (768, 1366), place
        assert min(page.evaluate(TARGETS)) >= 72, place
        assert spoken(page, locale) == []
        assert not [word for word in SECRET if word in page.content().lower()], place
    page.context.close()


@pytest.mark.parametrize(("locale", "filer"), [("en", "prisoner"), ("ar", "family"), ("en", "staff")])
def test_every_question_is_for_everyone_on_a_small_phone(base: str, browser: Browser, locale: str, filer: str) -> None:
    page = opened(browser, 320, 600)
    page.goto(f"{base}/{locale}/")
    press(page, f"button[name=filer][value={filer}]")
    for place in places(page):
        assert faults(page) == []
        assert spoken(page, locale) == []
        assert page.evaluate(WIDTH) <= 320, place
    page.context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_not_right_is_told_on_the_screen_in_the_corridor(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 768, 1366)
    page.goto(f"{base}/{locale}/read?kiosk=1&tap=1")
    page.fill("#code", "12")
    press(page, "main form .btn")
    assert page.get_by_role("alert").inner_text().strip()
    assert page.evaluate(HEIGHT) == 1366
    assert faults(page) == []
    assert spoken(page, locale) == []
    page.context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_part_of_a_letter_fits_the_screen_in_the_corridor(
    site: tuple[str, World], browser: Browser, locale: str
) -> None:
    base, world = site
    long = BOOK["write_again"].words[locale] + " "
    case = world.lodge("inspectorate", long * 20, language=locale, watch="yes").case
    world.open("inspector.adeyemi", case)
    world.ask("inspector.adeyemi", case, long * 15, language=locale)
    page = opened(browser, 768, 1366)
    page.goto(f"{base}/{locale}/read?kiosk=1&tap=1")
    page.fill("#code", world.codes[case])
    press(page, "main form .btn")
    press(page, "form[action$='/openings'] button")
    shown = 0
    while shown < 20:
        shown += 1
        assert (page.evaluate(WIDTH), page.evaluate(HEIGHT)) == (768, 1366), page.url
        assert min(page.evaluate(TARGETS)) >= 72, page.url
        assert not [word for word in SECRET if word in page.content().lower()], page.url
        more = page.locator("main a.btn:has(svg[data-picture=more])")
        if more.count() == 0:
            break
        page.goto(base + (more.get_attribute("href") or ""))
    assert shown > 5
    assert faults(page) == []
    page.context.close()


@pytest.mark.parametrize(("width", "height", "start"), [(360, 640, "/"), (768, 1366, "/kiosk")])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_parts_to_tap_fit_both_screens(
    base: str, browser: Browser, locale: str, width: int, height: int, start: str
) -> None:
    page = opened(browser, width, height)
    page.goto(f"{base}/{locale}{start}")
    press(page, "form[action$='/write'] button.tile")
    while page.locator("[data-code], [data-drawer]").count() == 0:
        page.evaluate(ANSWER)
        press(page, PRESS)
    if page.locator("[data-drawer]").count():
        press(page, "button[name=other][value=number]")
    press(page, "button[name=tap]")
    assert page.evaluate(WIDTH) <= width
    assert start == "/" or page.evaluate(HEIGHT) == height
    assert faults(page) == []
    assert spoken(page, locale) == []
    page.context.close()
