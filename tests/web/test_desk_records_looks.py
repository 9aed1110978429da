"""The pages of records in a real browser: axe, no sideways scroll, at both widths."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal import create_app
from portal.cases.rows import ref_of
from portal.cli.demonstration.cast import PASSWORD
from tests.casework.records import DIRECTOR, record, ward
from tests.web.looks import WIDTH, faults, listening, opened, press
from tests.world import World

__all__ = ["ward"]
pytestmark = [pytest.mark.browser, pytest.mark.engines(1)]
KINDS = ("restraint", "medical", "death")


@pytest.fixture
def base(ward: World) -> Iterator[str]:
    app = create_app(ward.settings)
    app.testing = True
    with listening(app) as address:
        yield address
    app.portal.engine.dispose()


def sign_in(page: Page, base: str) -> None:
    page.goto(f"{base}/signin")
    for name, typed in (("name", DIRECTOR), ("password", PASSWORD), ("second", "000000")):
        page.fill(f"[name={name}]", typed)
    press(page, "form:has([name=second]) button")


@pytest.mark.parametrize("width", [360, 1200])
def test_every_page_of_a_record_is_for_everyone(ward: World, base: str, browser: Browser, width: int) -> None:
    cases = [ref_of(record(ward, kind, once=kind).cases[0]) for kind in KINDS]
    page = opened(browser, width, 900)
    sign_in(page, base)
    for address in ("/desk/records", "/desk/records/force", *(f"/desk/cases/{ref}" for ref in cases)):
        page.goto(base + address)
        if page.locator("form[action$=openings] button").count():
            press(page, "form[action$=openings] button")
        assert faults(page) == [], address
        assert page.evaluate(WIDTH) <= width, address
