"""What a page is looked at for in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from portal.languages import LOCALES, catalogue
from portal.languages.catalogues import read, sentences, template_file
from portal.web.shared.edge import Application

TARGETS = """() => [...document
  .querySelectorAll("a, button, summary, input:not([type=hidden], .pick), .pick + label, textarea")]
  .filter(each => !each.closest(".skip, .sr, .menu ul, [hidden]"))
  .map(each => Math.round(each.getBoundingClientRect().height))"""
WIDTH = """() => [...document.querySelectorAll(".tile, .btn:not(.skip)")]
  .some(each => each.scrollWidth > each.clientWidth) ? 9999 : document.documentElement.scrollWidth"""
"""How wide the page is; wider than any screen where words stand outside their own tile or button."""
HEIGHT = "() => document.documentElement.scrollHeight"
WORDS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [document.title]
  // The menu of languages speaks each in its own words.
  const ours = () => !walk.currentNode.parentElement.closest(".menu [lang]")
  while (walk.nextNode()) if (ours()) said.push(walk.currentNode.data.trim())
  return said.filter(Boolean)
}"""
AXE = {"resultTypes": ["violations"]}
"""Everything axe knows, best practices too."""


@contextmanager
def listening(app: Application) -> Iterator[str]:
    """The address of this application, on a loopback port of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(browser: Browser, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}).new_page()


def press(page: Page, what: str) -> None:
    """Click, and wait for the page that comes: looking at one that is just going away finds nothing to look at."""
    with page.expect_navigation():
        page.locator(what).first.click()


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{each['id']} on {page.url}: {each['nodes'][0]['html']}" for each in found]


def spoken(page: Page, locale: str) -> list[str]:
    """What a page in this language says in another one, or in the other direction."""
    at, language = page.locator("html"), LOCALES[locale]
    assert (at.get_attribute("lang"), at.get_attribute("dir")) == (language.tag, language.direction)
    return [words for words in page.evaluate(WORDS) if words in foreign(locale)]


@cache
def foreign(locale: str) -> frozenset[str]:
    """The sentences of the source that are written otherwise in this language."""
    said = catalogue(locale).gettext
    return frozenset(each for each in _plain() if said(each) != each)


@cache
def _plain() -> tuple[str, ...]:
    return tuple(each.id for each in sentences(read(template_file())) if isinstance(each.id, str))
