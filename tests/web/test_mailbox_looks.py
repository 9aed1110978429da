"""The mailbox, sign-in, and every page that says something went wrong, in a real browser, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app, languages
from portal.config import Settings
from portal.database import engine_for
from portal.interpretation import BOOK
from tests.conftest import variables
from tests.counts import looked_at
from tests.web.looks import WIDTH, faults, listening, opened, press, spoken
from tests.world import World, found_world

pytestmark = pytest.mark.browser

LOCALES = looked_at()
SCREENS = 10
TOO_MUCH = """() => {
  const more = document.createElement("input")
  more.type = "hidden", more.name = "more", more.value = "x".repeat(1300000)
  document.querySelector("#answers").append(more)
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[tuple[str, World]]:
    folder = tmp_path_factory.mktemp("mailbox")
    (folder / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(folder))
    engine = engine_for(settings.database_url)
    world = found_world(engine, settings, folder)
    app = create_app(replace(world.settings, locales=LOCALES, upload_max=60_000))
    with listening(app) as base:
        yield base, world
    app.portal.close()
    engine.dispose()


def fair(page: Page, locale: str) -> None:
    """Right in every respect that a machine can see, on a phone that is narrower than most."""
    assert faults(page) == [], page.url
    assert spoken(page, locale) == [], page.url
    assert page.evaluate(WIDTH) <= 320, page.url


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_is_found_read_and_answered(site: tuple[str, World], browser: Browser, locale: str) -> None:
    base, world = site
    case = world.lodge("inspectorate", "x" * 90, language=locale, danger="punished").case
    world.answer("inspector.adeyemi", case, BOOK["write_again"].words[locale], language=locale)
    page = opened(browser, 320, 600)
    page.goto(f"{base}/{locale}/read")
    page.fill("#code", "1234")
    press(page, "main form .btn")
    fair(page, locale)
    page.fill("#code", world.codes[case])
    press(page, "main form .btn")
    fair(page, locale)
    press(page, "form[action$='/openings'] button")
    fair(page, locale)
    press(page, "form[action$='/additions'] button:not([name=locale]):not([type=button])")
    assert page.get_by_role("alert").count() == 1
    fair(page, locale)
    page.context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_signing_in_and_whatever_is_not_there(site: tuple[str, World], browser: Browser, locale: str) -> None:
    base, _ = site
    page = opened(browser, 320, 600)
    page.goto(f"{base}/{locale}/nowhere")
    fair(page, locale)
    theirs = locale if languages.LOCALES[locale].staff else "en"  # officers read fewer languages
    for path in (f"/signin?locale={locale}", f"/signin/first?locale={locale}"):
        page.goto(base + path)
        fair(page, theirs)
    page.goto(f"{base}/signin?locale={locale}")
    page.fill("#name", "nobody")
    page.fill("#password", "nothing at all like it")
    press(page, "main form .btn")
    fair(page, theirs)
    page.goto(f"{base}/{locale}/")
    press(page, "button[name=filer][value=prisoner]")
    page.goto(f"{base}/{locale}/write/all")
    press(page, "#answers .btn:not(.plain)")
    assert page.get_by_role("alert").count() == 1
    fair(page, locale)
    page.evaluate(TOO_MUCH)
    press(page, "#answers .btn:not(.plain)")
    fair(page, locale)
    page.context.close()


def test_in_arabic_on_a_small_phone_without_scripts_a_letter_takes_ten_screens_at_most(
    site: tuple[str, World], browser: Browser
) -> None:
    base, world = site
    page = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False).new_page()
    page.goto(f"{base}/ar/")
    press(page, "button[name=filer][value=prisoner]")
    code, screens = "", 0
    while page.locator("body").get_attribute("data-page") != "filing.sent" and screens < 15:
        screens += 1
        if page.locator("textarea[name=text]").count():
            page.fill("textarea[name=text]", "ضربني حارس في الممر.")
        if page.locator("[data-code]").count():
            code = page.locator("[data-code]").get_attribute("data-code") or ""
            page.fill("#last4", code[-4:])
        if page.locator("input[name=office]").count():
            page.locator("input[name=office]").first.check(force=True)
        press(page, "#answers .btn:not(.plain)")
    assert screens <= SCREENS
    assert page.locator("[data-due]").first.get_attribute("data-due") == "2026-10-19"
    person = world.mailbox(code.replace(" ", ""))
    with world.reading() as session:
        from portal.access import letters

        assert letters(session, person) == 1
    page.context.close()
