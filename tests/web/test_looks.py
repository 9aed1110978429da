"""The open pages and the kiosk in a real browser: sizes, targets, directions, axe."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from portal.config import Settings
from tests.web.frames import application

pytestmark = pytest.mark.browser

PUBLIC = ["", "how", "secret", "rights", "figures", "credits", "left", "nothing/here"]
KIOSK = ["kiosk", "kiosk/food", "kiosk/rules", "kiosk/rules?part=2", "kiosk/listen"]
LOCALES = ["en", "en_XA", "ar_XB"]

TARGETS = """() => [...document.querySelectorAll("a, button, summary")]
  .filter(each => !each.closest(".skip, .sr, .menu ul"))
  .map(each => Math.round(each.getBoundingClientRect().height))"""
WIDTH = "() => document.documentElement.scrollWidth"
HEIGHT = "() => document.documentElement.scrollHeight"


@pytest.fixture
def base(settings: Settings) -> Iterator[str]:
    with application(dataclasses.replace(settings, locales=tuple(LOCALES))) as app:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


def opened(browser: Browser, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}).new_page()


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']} on {page.url}: {each['nodes'][0]['html']}" for each in found]


@pytest.mark.parametrize("locale", LOCALES)
def test_open_pages_are_for_everyone(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 320, 600)
    for name in PUBLIC:
        page.goto(f"{base}/{locale}/{name}")
        assert faults(page) == []
        assert page.evaluate(WIDTH) <= 320, name


@pytest.mark.parametrize("locale", LOCALES)
def test_kiosk_pages_fit_the_screen_and_the_finger(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 768, 1366)
    feet = set()
    for name in KIOSK:
        page.goto(f"{base}/{locale}/{name}")
        assert faults(page) == []
        assert (page.evaluate(WIDTH), page.evaluate(HEIGHT)) == (768, 1366), name
        assert min(page.evaluate(TARGETS)) >= 72, name
        feet.add(str(page.locator(".foot").bounding_box()))
    assert len(feet) == 1


def test_nothing_is_asked_of_anyone_else(base: str, browser: Browser) -> None:
    page, asked, said = opened(browser, 360, 740), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for name in [*PUBLIC[:-1], *KIOSK]:
        page.goto(f"{base}/en/{name}")
    assert all(url.startswith(base) for url in asked)
    assert said == []


def test_without_a_voice_listening_says_so(base: str, browser: Browser) -> None:
    page = opened(browser, 768, 1366)
    page.goto(f"{base}/en/kiosk/food")
    page.get_by_role("link", name="Listen").click()
    assert "This screen has no voice yet." in page.inner_text("main")
    page.locator("main").get_by_role("link", name="Back").click()
    assert page.url == f"{base}/en/kiosk/food"
