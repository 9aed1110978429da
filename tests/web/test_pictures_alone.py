"""A robot that may only tap pictures and play sounds files a report: it types nothing and reads nothing.

It finds its way by the names of pictures, by `data-` marks and by the link to the sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.config import Settings
from portal.database import engine_for
from portal.languages.voice import can_speak
from tests.conftest import variables
from tests.counts import looked_at
from tests.web.letters import DOORS, sent
from tests.web.looks import WIDTH, listening
from tests.world import World, found_world

pytestmark = pytest.mark.browser
LOCALES = looked_at()
TAPS = {"danger": "hurt", "kind": "hurt", "topic": "hurt", "by": "staff", "when": "today", "office": "inspector"}
"""Question → the picture that is tapped."""
GO_ON = ("yes", "letter")
"""The pictures of the buttons that go on."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[tuple[str, World]]:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(folder))
    engine = engine_for(settings.database_url)
    world = found_world(engine, settings, folder)
    app = create_app(replace(world.settings, locales=LOCALES), doors=DOORS)
    with listening(app) as base:
        yield base, world
    app.portal.close()
    engine.dispose()


def name_of(page: Page) -> str:
    return page.locator("body").get_attribute("data-page") or ""


def press(page: Page, what: str) -> None:
    found = page.locator(what)
    assert found.count() >= 1, (name_of(page), what)
    with page.expect_navigation():
        found.first.click()


def hears(page: Page, *, play: bool) -> None:
    """The sound of the page is there; once, it is played."""
    sound = page.locator("main [data-listen] audio").get_attribute("src") or ""
    assert sound.startswith("?"), name_of(page)
    if play:
        heard = page.request.get(page.url.split("?")[0] + sound)
        assert (heard.status, heard.headers["content-type"]) == (200, "audio/mpeg")


def tap_pictures(page: Page) -> None:
    """On each question the picture one knows, where it is there."""
    for question, picture in TAPS.items():
        tile = page.locator(f"label:has(svg[data-picture={picture}])").locator(
            f"xpath=self::*[.//input[@name='{question}'] or preceding-sibling::input[@name='{question}']]"
        )
        if tile.count():
            tile.first.click()


def tap_number(page: Page) -> str:
    """What was kept: told by the ear or drawn from the page, then found among the tiles."""
    code = page.locator("[data-code]").get_attribute("data-code") or ""
    press(page, "button[name=tap]:has(svg[data-picture=yes])")
    while page.locator("[data-asked]").count():
        part = 4 * int(page.locator("[data-asked]").get_attribute("data-asked") or 0)
        press(page, f"button[name=tap][value='{code[part : part + 4]}']")
    return code


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_is_filed_by_pictures_and_sound_alone(
    site: tuple[str, World], browser: Browser, locale: str, script: bool
) -> None:
    base, world = site
    if not can_speak(locale):
        pytest.skip("no voice on this machine")
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=script, has_touch=True)
    page, code = context.new_page(), ""
    page.goto(f"{base}/{locale}/")
    press(page, "main button:has(svg[data-picture=letter])")
    for _ in range(14):
        hears(page, play=name_of(page) in ("filing.danger", "filing.keep"))
        assert page.evaluate(WIDTH) <= 360, page.url
        if name_of(page) == "filing.sent":
            break
        if page.locator("[data-code]").count():
            code = tap_number(page)
            continue
        tap_pictures(page)
        press(page, ", ".join(f"#answers button.btn:not(.plain):has(svg[data-picture={each}])" for each in GO_ON))
    assert name_of(page) == "filing.sent"
    entered = sent(world, code)
    assert (entered.docket.kind, entered.docket.office, entered.docket.language) == ("report", "inspectorate", locale)
    context.close()
