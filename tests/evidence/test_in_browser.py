"""In a real browser: hold to talk, and an upload over a line that breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from portal import create_app
from portal.evidence import PIECE
from tests.evidence.planted import SECRET, picture
from tests.web.letters import DOORS
from tests.web.looks import TARGETS, WIDTH, faults, listening
from tests.world import World

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def page(world: World, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page for photos and voices of a letter that is begun, on a telephone; what its console says is a fault."""
    app = create_app(replace(world.settings, blobs=str(tmp_path / "blobs")), doors=DOORS)
    with listening(app) as url:
        page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        said: list[str] = []
        page.on("console", lambda each: said.append(each.text))
        page.on("pageerror", lambda each: said.append(str(each)))
        page.goto(f"{url}/en/")
        page.locator("button[name=filer]").first.click()
        page.goto(f"{url}/en/write/evidence")
        yield page
        page.context.close()
        assert [each for each in said if "Failed to load resource" not in each] == []
    app.portal.close()


def talking(page: Page, until: str) -> None:
    page.locator("[data-talk] time", has_text=re.compile(until)).wait_for()


def added(page: Page) -> str:
    with page.expect_navigation():
        page.get_by_role("button", name="Add them").click()
    return page.inner_text("main")


def test_hold_and_talk_hear_it_take_it_away_talk_again_and_add_it(page: Page) -> None:
    pytest.importorskip("av")
    button, said = page.get_by_role("button", name="Hold and talk"), page.locator("[data-said] audio")
    assert not page.locator("#voice").is_visible(), "the telephone's own recorder is for who has no script"
    button.hover()
    page.mouse.down()
    talking(page, "0:0[1-9]")
    assert page.get_by_text("You are being recorded").is_visible()
    page.mouse.up()
    said.wait_for()
    assert not page.get_by_text("You are being recorded").is_visible()
    page.evaluate("document.querySelector('[data-said] audio').play()")
    assert said.get_attribute("src", timeout=1000).startswith("blob:")  # type: ignore[union-attr]
    page.get_by_role("button", name="Take it away").click()
    assert (said.count(), page.evaluate("document.getElementById('voice').files.length")) == (0, 0)
    button.press("Enter")  # by a key or a switch: once to begin, once to stop
    talking(page, "0:0[2-9]")
    button.press("Enter")
    said.wait_for()
    assert (faults(page), page.evaluate(WIDTH)) == ([], 360)
    assert min(page.evaluate(TARGETS)) >= 44
    assert "Recording 1" in added(page)
    kept = page.request.get(page.locator("main audio[src*=evidence]").last.evaluate("each => each.src"))
    assert (kept.headers["content-type"], 3_000 < len(kept.body()) < 60_000) == ("audio/mpeg", True)


def test_who_lets_no_page_hear_gets_the_recorder_of_the_telephone(page: Page) -> None:
    page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()) }")
    page.get_by_role("button", name="Hold and talk").press("Enter")
    page.get_by_text("This page cannot hear you").wait_for()
    assert page.locator("#voice").is_visible()


def test_when_the_line_breaks_it_goes_on_from_where_it_was(page: Page) -> None:
    file = picture(size=(64, 48)) + SECRET * (4 * PIECE // len(SECRET))
    sent: list[int] = []

    def line(route: Route, request: Request) -> None:
        piece = re.search(rb'name="number"\r\n\r\n(\d+)', request.post_data_buffer or b"")
        if piece:
            sent.append(int(piece[1]))
        if piece and sent == [0, 1, 2]:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/pieces", line)
    page.set_input_files("#file", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": file})
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    assert "Photos and voice: 1" in page.inner_text("main"), "Go on takes along what was picked"
    assert sent == [0, 1, 2, 2, 3, 4], "nothing that had arrived was sent again"
