"""The open pages and the kiosk in a real browser: sizes, targets, directions, axe."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Route

from portal.config import Settings
from tests.conftest import variables
from tests.counts import looked_at
from tests.web.frames import application
from tests.web.looks import HEIGHT, TARGETS, WIDTH, faults, listening, opened, spoken

pytestmark = pytest.mark.browser

PUBLIC = ["", "how", "secret", "rights", "figures", "credits", "left", "nothing/here"]
KIOSK = ["kiosk", "kiosk/food", "kiosk/rules", "kiosk/rules?part=2", "kiosk/listen"]
LOCALES = looked_at("en_XA")[1:]

BEGIN = """() => fetch("/en/trial/begin", {
  method: "POST", body: new URLSearchParams({kiosk: "1", put: '{"kiosk": true}'})})"""

HEARD = """() => document.querySelector("main").appendChild(document.createElement("audio"))
  .dispatchEvent(new Event("timeupdate"))"""
"""What a recording does while it plays; it goes no further than its own element."""


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    with application(dataclasses.replace(settings, locales=("en", *LOCALES))) as app, listening(app) as base:
        yield base


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(Settings.from_environment(variables(tmp_path_factory.mktemp("open")))) as base:
        yield base


@pytest.mark.parametrize("locale", LOCALES)
def test_open_pages_are_for_everyone(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 320, 600)
    for name in PUBLIC:
        page.goto(f"{base}/{locale}/{name}")
        assert faults(page) == []
        assert page.evaluate(WIDTH) <= 320, name
        assert spoken(page, locale) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_kiosk_pages_fit_the_screen_and_the_finger(base: str, browser: Browser, locale: str) -> None:
    page = opened(browser, 768, 1366)
    feet = set()
    for name in KIOSK:
        page.goto(f"{base}/{locale}/{name}")
        assert faults(page) == []
        assert spoken(page, locale) == []
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


def test_without_a_voice_listening_says_so(base: str, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.interpretation.sounds.can_speak", lambda locale: False)
    page = opened(browser, 768, 1366)
    page.goto(f"{base}/en/kiosk/food")
    page.get_by_role("link", name="Listen").click()
    assert "This screen has no voice yet." in page.inner_text("main")
    page.locator("main").get_by_role("link", name="Back").click()
    assert page.url == f"{base}/en/kiosk/food"


def test_who_types_or_listens_stays_and_who_has_gone_is_asked_first(settings: Settings, browser: Browser) -> None:
    def sooner(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "refresh": "1; url=/en/kiosk"})

    with served(settings) as base:
        page = opened(browser, 768, 1366)
        page.goto(f"{base}/en/kiosk")
        page.evaluate(BEGIN)
        page.clock.install()
        page.route("**/trial/told", sooner)
        page.goto(f"{base}/en/trial/told")
        asked = page.locator("[data-still]")
        for there in [lambda: page.locator("#told").press_sequentially("x", delay=0), lambda: page.evaluate(HEARD)] * 2:
            there()
            page.clock.run_for(40_000)
            assert not asked.is_visible()
        page.wait_for_timeout(1100)  # the header was taken back
        page.clock.run_for(20_000)
        assert asked.is_visible() and not page.locator("main").is_visible()
        asked.get_by_role("button", name="I need more time").click()
        assert page.locator("#told").input_value() == "xx" and not asked.is_visible()
        page.clock.run_for(35_000)
        assert asked.is_visible(), "sooner"
        page.clock.run_for(200_000)
        asked.get_by_role("button", name="Go on").click()
        assert page.evaluate("() => fetch('/en/trial/session').then(each => each.json())")["kiosk"] is True
        page.clock.run_for(310_000)
        page.wait_for_url(f"{base}/en/kiosk", timeout=3000)
        page.go_back()
        assert page.url == f"{base}/en/kiosk"


def test_without_javascript_it_goes_home_all_the_same(settings: Settings, browser: Browser) -> None:
    with served(dataclasses.replace(settings, idle={**settings.idle, "kiosk": 1})) as base:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{base}/en/kiosk/food")
        page.wait_for_url(f"{base}/en/kiosk")
