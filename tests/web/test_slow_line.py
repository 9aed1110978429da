"""On a slow line: what a whole letter costs somebody with 50 kbit/s and 0.8 s there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal import create_app
from portal.cli.measure.network import FORM_BUDGET, SCREENS_BUDGET, TRIP, SlowLine, one_page, ten_screens
from tests.counts import looked_at
from tests.web.letters import DOORS
from tests.world import World

pytestmark = pytest.mark.engines(1)


def test_a_letter_goes_out_within_its_time(world: World) -> None:
    app = create_app(replace(world.settings, locales=(*looked_at(), "en_XA")), doors=DOORS)
    for language in (*app.portal.offered,):
        assert 10 < ten_screens(app, language) <= SCREENS_BUDGET, language
        assert 5 < one_page(app, language) <= FORM_BUDGET, language
    app.portal.close()


def test_what_browsers_keep_is_asked_for_once(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)), doors=DOORS)
    line = SlowLine(app.test_client())
    line.get("/en/how")
    first = line.seconds
    line.get("/en/how")
    assert TRIP < line.seconds - first < TRIP + 1, "the page alone"
    app.portal.close()
