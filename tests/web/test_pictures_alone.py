"""A robot that may only tap pictures and play sounds files a report, hears its answer and goes on from it.

Nothing is typed, nothing read.

It begins in a language it does not know, and finds its way by the names of pictures, by `data-` marks and by the link
to the sound.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.access import letter
from portal.casework.answer import answer
from portal.casework.open import open_case
from portal.config import Settings
from portal.database import engine_for
from portal.interpretation import Chosen, rendered
from portal.languages import LOCALES as LANGUAGES
from portal.languages.voice import can_speak, speak
from tests.conftest import variables
from tests.counts import PROVE, looked_at
from tests.web.letters import DOORS, sent
from tests.web.looks import WIDTH, listening
from tests.world import World, found_world

pytestmark = pytest.mark.browser
LOCALES = looked_at()
WITH_AND_WITHOUT = (
    [(code, script) for code in LOCALES for script in (True, False)] if PROVE else [("en", True), ("ar", False)]
)
"""Language, and whether there is a script."""
TAPS = {"danger": "hurt", "kind": "hurt", "topic": "hurt", "by": "staff", "when": "today", "office": "inspector"}
"""Question → the picture that is tapped."""
BARE = ":is(main, .foot) :is(button, a.btn):not(:has(svg, .drawn), .sr, [name=other], [hidden] *)"
"""A button that somebody who does not read cannot tell from another."""
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


def hears(page: Page, *, play: bool) -> bytes:
    """The sound of the page is there; once, it is played."""
    ear = page.locator("main [data-listen] audio, .foot [data-listen]").first
    sound = ear.get_attribute("src") or ear.get_attribute("data-listen") or ""
    assert sound.startswith("?"), name_of(page)
    if not play:
        return b""
    heard = page.request.get(page.url.split("?")[0] + sound)
    assert (heard.status, heard.headers["content-type"]) == (200, "audio/mpeg")
    return heard.body()


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


def learn_pictures(page: Page) -> list[str]:
    """The six by what is drawn on them, in their order; then each is found on the board."""
    known = [each.get_attribute("data-picture") or "" for each in page.locator("[data-drawer] [data-picture]").all()]
    press(page, "button[name=tap]:has(svg[data-picture=yes])")
    tap_pictures_of(page, known)
    return known


def tap_pictures_of(page: Page, known: list[str]) -> None:
    """A picture lies where its group is: the tile that shows others that look like it, then the one itself."""
    for each in known:
        press(page, f"[data-board=groups] button:has([data-picture^='{each[:-1]}'])")
        press(page, f"[data-board=group] button:has([data-picture='{each}'])")


def files_at_the_kiosk(page: Page) -> list[str]:
    """Screen by screen the picture one knows, else the first; nothing is said on the screen for words."""
    press(page, ".tile:has(svg[data-picture=ask])")
    known: list[str] = []
    for _ in range(30):
        assert page.locator(BARE).count() == 0, (page.url, page.locator(BARE).first.inner_html())
        if name_of(page) == "filing.sent":
            break
        if page.locator("[data-drawer]").count():
            known = learn_pictures(page)
            continue
        wanted = [f"button.tile[name={ask}]:has(svg[data-picture={picture}])" for ask, picture in TAPS.items()]
        found = next((each for each in wanted if page.locator(f"#answers {each}").count()), "")
        press(page, f"#answers {found or 'button:is(.tile, .btn):not(.sr, .plain, [name=flip])'}")
    return known


def finds_own_language(page: Page, locale: str) -> None:
    """Behind the picture of the world, the name that is heard in the language one knows; none is read."""
    page.locator(".menu summary:has(svg[data-picture=languages])").click()
    known = speak(LANGUAGES[locale].own_name, locale)
    for line in page.locator(".menu li").all():
        ear = line.locator(".ear")
        if _heard(page, ear.get_attribute("href") or "").startswith(known):
            with page.expect_navigation():
                line.locator(":not(.ear)").first.click()
            return
    raise AssertionError(f"{locale} is never heard")


def _heard(page: Page, ear: str) -> bytes:
    """What the ear says; at a kiosk without a script it leads to a page that says it."""
    body = page.request.get(urljoin(page.url, ear)).body()
    there = re.search(rb'<audio[^>]* src="([^"]+)"', body)
    return page.request.get(urljoin(page.url, html.unescape(there[1].decode()))).body() if there else body


def hear_the_answer(page: Page, code: str | list[str], said: bytes, mine: str | None = None) -> None:
    """From the tile with the letters: digit by digit on the pad, or six pictures; then every part of the letter until
    it is heard."""
    press(page, ".tile:has(svg[data-picture=messages])")
    if isinstance(code, list):
        tap_pictures_of(page, code)
        assert page.locator(f"[data-emblem] [data-picture='{mine}']").count(), "the picture of their own drawer"
    else:
        tap_digits(page, code)
    press(page, "form[action$='/openings'] button:has(svg[data-picture=messages])")
    for _ in range(5):
        if said in hears(page, play=True):
            return
        press(page, "main a:has(svg[data-picture=more])")
    raise AssertionError("never heard")


def tap_digits(page: Page, code: str) -> None:
    if page.locator("button[name=digit][value='7']").count() == 0:
        press(page, "button[name=digit]")
    for digit in code:
        press(page, f"button[name=digit][value='{digit}']")
    press(page, "main form button.btn:has(svg[data-picture=messages])")


def answered(world: World, case: bytes, locale: str) -> bytes:
    """An answer by the book is sent; what it sounds like."""
    chosen = Chosen("repair_by", {"day": "2026-10-09"})
    with world.stage() as stage:
        due = date(2026, 10, 9)
        stage.act("inspector.adeyemi", case, open_case, now=world.now)
        stage.act(
            "inspector.adeyemi", case, answer, now=world.now, decision="yes", text="", language="en",
            sentences=[chosen], remedy_due=due,
        )  # fmt: skip
    return speak(rendered(chosen, locale, world.directory), locale)


@pytest.mark.parametrize(("locale", "script"), WITH_AND_WITHOUT)
def test_a_report_is_filed_by_pictures_and_sound_alone(
    site: tuple[str, World], browser: Browser, locale: str, script: bool
) -> None:
    base, world = site
    if not can_speak(locale):
        pytest.skip("no voice on this machine")
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=script, has_touch=True)
    page, code = context.new_page(), ""
    page.goto(f"{base}/{next(each for each in LOCALES if each != locale)}/")
    finds_own_language(page, locale)
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
    if not script:
        said = answered(world, case_behind(world, code), locale)
        page.goto(f"{base}/{locale}/")
        hear_the_answer(page, code, said)
        assert page.evaluate(WIDTH) <= 360, page.url
    context.close()


@pytest.mark.parametrize("locale", LOCALES if PROVE else ["ar"])
def test_the_answer_is_heard_on_the_screen_in_the_corridor(
    site: tuple[str, World], browser: Browser, locale: str
) -> None:
    base, world = site
    if not can_speak(locale):
        pytest.skip("no voice on this machine")
    page = browser.new_context(viewport={"width": 768, "height": 1366}, java_script_enabled=False).new_page()
    page.goto(f"{base}/{locale}/kiosk")
    known = files_at_the_kiosk(page)
    assert name_of(page) == "filing.sent" and len(known) == 6
    mine = page.locator("[data-emblem] [data-picture]").get_attribute("data-picture")
    case = case_behind(world, "".join(each.removeprefix("drawer/") for each in known))
    said = answered(world, case, locale)
    page.goto(f"{base}/{locale}/kiosk")
    if not page.url.endswith(f"/{locale}/kiosk"):  # it forgot who stood there
        finds_own_language(page, locale)
    hear_the_answer(page, known, said, mine)
    while page.locator(".tile:has(svg[data-picture=unhappy])").count() == 0:
        press(page, "main a:has(svg[data-picture=more])")
    for tapped in ("unhappy", "longer", "ombudsman", "papers"):
        press(page, f".tile:has(svg[data-picture={tapped}])")
    press(page, "#answers button.btn:has(svg[data-picture=letter])")
    assert page.locator("[data-ref]").get_attribute("data-ref") == "1", "it went on to another office"
    page.context.close()


def case_behind(world: World, code: str) -> bytes:
    with world.reading() as session:
        sight = letter(session, world.site, world.mailbox(code), 0)
        assert sight is not None
        return sight.id
