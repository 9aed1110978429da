"""The page of lost days: for the central administration and the director, told above, seen in how a date came about."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal import create_app, policy
from portal.casework.recalculate import recalculate
from portal.directory import sign
from portal.policy import shelf
from tests.casework.test_lost_days import PACK
from tests.web.desks import desk, words
from tests.web.person import Person
from tests.web.test_mailbox import opened
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAID = {"what": "lockdown", "first": "2026-10-07", "last": "2026-10-08", "text": "A search of every cell."}


def test_a_director_enters_days_the_date_moves_above_and_below_are_told_and_central_ends_it(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pausing.toml").write_text(PACK.format(n=10, unit="working_day"))
    monkeypatch.setattr(shelf, "_beside", [tmp_path])
    policy.pack.cache_clear()
    prisons = tuple(replace(each, pack="pausing") for each in world.directory.prisons)
    world.directory = replace(world.directory, version=world.directory.version + 1, prisons=prisons)
    world.settings.directory_file.write_bytes(sign(world.root, world.directory))
    receipt = world.lodge("director-northgate", "My watch.")
    rules = {"site": world.site, "worker": world.worker, "directory": world.directory}
    recalculate(world.writing, now=world.now, **rules)  # type: ignore[arg-type]
    world.pass_days(4)
    app: Any = create_app(replace(world.settings, locales=("en",)))
    director = desk(app, "director.northgate")
    assert 'href="/desk/days"' in director.get("/desk/records").text
    for wrong, kept in (({"text": ""}, SAID["first"]), ({"last": "2026-10-12"}, SAID["text"]), ({"first": "?"}, "?")):
        refused = director.post("/desk/days", prison="NGT", **{**SAID, **wrong})
        assert refused.status_code == 422 and f'value="{kept}"' in refused.text
    assert director.post("/desk/days", prison="EWT", **SAID).status_code == 404
    assert director.post("/desk/days", prison="NGT", **SAID).status_code == 303
    assert recalculate(world.writing, now=world.now, **rules) == 1  # type: ignore[arg-type]
    assert "lockdown, not counted" in words(director.open(receipt).text)
    theirs = opened(Person(app), world, receipt.case).said
    assert "The day for the answer has moved." in theirs and "lockdown, not counted" in theirs
    central = desk(app, "central")
    assert "days were entered as lost. \u2068A search of every cell.\u2069" in words(central.get("/desk").text)
    page = central.get("/desk/days").text
    (address,) = re.findall(r'action="(/desk/days/NGT/[^"]+)"', page)
    for other in ("inspector.adeyemi", "ombudsman"):
        outside = desk(app, other)
        assert outside.get("/desk/days").status_code == 404
        assert outside.post("/desk/days", prison="NGT", **SAID).status_code == 404
        assert outside.post(address).status_code == 404
    assert central.post(address).status_code == 303
    assert address not in central.get("/desk/days").text
    assert recalculate(world.writing, now=world.now, **rules) == 1  # type: ignore[arg-type]
    app.portal.close()
