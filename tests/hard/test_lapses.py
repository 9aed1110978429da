"""Four workers and a great many letters that run out in the same second: each goes up once, one page, one notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from portal import register
from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.paper import papers
from portal.vault.codes import new_code
from tests.counts import count
from tests.hard.wire import environment_of
from tests.world import World

WORKERS = 4
LONDON = ZoneInfo("Europe/London")


def lodged(world: World, letters: int) -> set[bytes]:
    """So many letters of one mailbox to the director, due the same day."""
    cases = set()
    with world.stage() as stage:
        code = new_code()
        for number in range(letters):
            answers = {"office": "director-northgate", "text": f"Letter {number}", "kind": "complaint", "prison": "NGT"}
            cases.add(stage.lodge(code, now=world.now, **answers).case)
    return cases


def work(world: World) -> dict[str, int]:
    """What four processes did that began together."""
    command = [sys.executable, "-m", "portal.cli", "work", "--once", "--json"]
    environment = {**os.environ, **environment_of(world.settings)}
    crew = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(WORKERS)
    ]
    done: Counter[str] = Counter()
    for each in crew:
        said, wrong = each.communicate()
        assert each.returncode == 0, wrong
        done.update({name: number for name, number in json.loads(said).items() if isinstance(number, int)})
    return dict(done)


def test_each_goes_up_exactly_once(world: World) -> None:
    world.lodge("inspectorate", chain="no")
    answered = world.lodge("director-northgate").case
    world.answer("director.northgate", answered)
    cases = lodged(world, count("lapses"))
    world.now = datetime(2026, 10, 20, 0, 0, 0, tzinfo=LONDON) - timedelta(seconds=1)
    assert world.sweep().escalated == 0
    world.now += timedelta(seconds=1)
    assert work(world)["escalated"] == len(cases)
    assert work(world)["escalated"] == 0
    with world.reading() as session:
        rows = session.execute(select(Case.id, Case.docket).where(Case.id.in_(cases))).all()
        for case, box in rows:
            docket = docket_box.opened(world.site, case, box)
            assert (docket.office, docket.acts) == ("central", 2)
            assert [trace.name for trace in docket.trail] == ["escalated"]
            assert sorted(register.pages_of(session, docket.book, 5)) == [0, 1]
        ring = next(
            each for each in world.viewer("director.northgate").rings if each.case is None and not each.identity
        )
        notices = papers(session, world.site, ring.id, ring.keys)
    assert len(rows) == len(cases)
    assert Counter(each["what"] for each in notices) == {"went_up": len(cases)}
