"""Every open page in every language: its own lang and direction, nothing left in the source language, nothing cut off.

On every change in English, Arabic and both pseudo-languages; `make check-languages` looks at all there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.config import Settings, folder
from portal.database import engine_for
from portal.languages import LOCALES
from portal.web.shared.edge import Application
from tests.conftest import variables
from tests.counts import looked_at
from tests.web.desks import desk, hidden
from tests.web.letters import DOORS
from tests.web.looks import HEIGHT, TARGETS, WIDTH, faults, foreign, listening, opened, spoken
from tests.world import MONDAY, found_world

pytestmark = pytest.mark.browser

OFFERED = looked_at("en_XA", "ar_XB")
PAGES = (
    "", "how", "secret", "rights", "admission", "admission/NGT", "paper", "paper?for=telephone", "limits",
    "limits/poster", "figures", "verify", "credits", "left", "read", "read?tap=1",
    "read?pictures=1",
)  # fmt: skip
KIOSK = ("kiosk", "kiosk/food", "kiosk/notices", "kiosk/times", "kiosk/rules", "kiosk/rules?part=2",
         "kiosk/rules?part=3", "kiosk/rules/NGT?part=2", "kiosk/rules/NGT?part=4", "kiosk/rules/NGT?part=99",
         "kiosk/listen", "read?kiosk=1",
         "read?kiosk=1&tap=1")  # fmt: skip
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(each => {
  const box = each.getBoundingClientRect(), style = getComputedStyle(each)
  if (each.closest(".sr, .skip, svg, details:not([open]) > :not(summary)") || !box.width) return false
  const out = box.left < -1 || box.right > innerWidth + 1
  const wide = each.scrollWidth > each.clientWidth + 1, high = each.scrollHeight > each.clientHeight + 1
  const hidden = style.overflow !== "visible" && (wide || high)
  const spilt = each.matches(".tile, .btn, summary") && wide
  return out || hidden || spilt
}).map(each => each.outerHTML.slice(0, 120))"""
"""Whatever stands outside of the screen, or outside of its own box."""


Site = tuple[str, Application]
"""Where it is served, and what is."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[Site]:
    place = tmp_path_factory.mktemp("languages")
    (place / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(place))
    engine = engine_for(settings.database_url)
    world = found_world(engine, settings, place)
    app = create_app(replace(world.settings, locales=OFFERED), doors=[*DOORS, "signin", "desk"])
    with listening(app) as base:
        yield base, app
    app.portal.close()
    engine.dispose()


@pytest.mark.parametrize("locale", OFFERED)
def test_every_open_page_says_nothing_in_another_language(site: Site, locale: str) -> None:
    client, language = site[1].test_client(), LOCALES[locale]
    for name in (*PAGES, *KIOSK):
        html = client.get(f"/{locale}/{name}").text
        assert f'lang="{language.tag}" dir="{language.direction}"' in html, name
        assert Words(html).said & foreign(locale) == set(), name


def test_the_slip_says_nothing_in_another_language(site: Site) -> None:
    at = desk(site[1], "inspector.adeyemi")
    for locale in OFFERED:
        once = hidden(at.get("/desk/paper"), "once")
        typed = {
            "once": once,
            "handed_in": MONDAY.date().isoformat(),
            "language": locale,
            "office": "ombudsman",
            "text": "It is cold.",
        }
        assert at.post("/desk/paper", **typed).status_code == 303
        sheet = at.get("/desk/paper/slip").text.partition('<div class="sheet')[2].partition("<form")[0]
        assert f'lang="{LOCALES[locale].tag}"' in sheet
        assert Words(f"<p {sheet}").said & foreign(locale) == set()


class Words(HTMLParser):
    """What stands on a page between its tags. The menu of languages speaks each in its own words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: set[str] = set()
        self._in_menu = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_menu = (self._in_menu or ("class", "menu") in attrs) and tag != "main"

    def handle_endtag(self, tag: str) -> None:
        self._in_menu = self._in_menu and tag != "details"

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_menu:
            self.said.add(data.strip())


@pytest.mark.parametrize("locale", OFFERED)
def test_every_open_page_is_whole_on_a_small_phone(site: Site, browser: Browser, locale: str) -> None:
    page = opened(browser, 320, 600)
    for name in PAGES:
        page.goto(f"{site[0]}/{locale}/{name}")
        whole(page, locale, 320)
        assert faults(page) == []
    menu(page, 320)
    page.context.close()


@pytest.mark.parametrize("locale", OFFERED)
def test_every_page_of_the_kiosk_fits_its_screen(site: Site, browser: Browser, locale: str) -> None:
    page = opened(browser, 768, 1366)
    for name in KIOSK:
        page.goto(f"{site[0]}/{locale}/{name}")
        whole(page, locale, 768)
        assert page.evaluate(HEIGHT) == 1366, page.url
        assert min(page.evaluate(TARGETS)) >= 72, page.url
    menu(page, 768)
    page.context.close()


def whole(page: Page, locale: str, width: int) -> None:
    assert spoken(page, locale) == [], page.url
    assert page.evaluate(WIDTH) <= width, page.url
    assert page.evaluate(CUT_OFF) == [], page.url


def menu(page: Page, width: int) -> None:
    """Every other language by its own name, each line tall enough for a finger, none beyond the screen."""
    page.locator(".menu summary").click()
    assert page.locator(".menu summary svg[data-picture=languages]").is_visible()
    lines = page.locator(".menu li > *:not(.ear)")
    assert lines.count() == len(OFFERED) - 1
    boxes = [each.bounding_box() for each in lines.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 40 for box in boxes)
    assert page.evaluate(CUT_OFF) == []


def test_lines_are_as_far_apart_as_each_script_needs() -> None:
    style = (folder("static") / "portal.css").read_text()
    for code, locale in LOCALES.items():
        if locale.line_height not in (1.6,) and not locale.pseudo:
            rule = next(each for each in style.split("}") if f":lang({code})" in each and "h1" not in each)
            assert rule.endswith(f"line-height:{locale.line_height:g}"), code
