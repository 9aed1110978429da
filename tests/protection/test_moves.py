"""Whoever is moved after a letter is asked how they are, by itself, in the inspectorate's session and nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.protection.feed import Line
from portal.protection.lists import watching
from portal.protection.segments import keep
from portal.web.shared.edge import Application
from tests.protection.test_watch import say
from tests.protection.test_watches_page import NAMED, TODAY, feed
from tests.web.desks import desk
from tests.world import World

ADEYEMI = "inspector.adeyemi"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def asked(world: World, case: bytes) -> bool:
    sight = world.sight(world.viewer(ADEYEMI), case)
    assert sight is not None and sight.docket.watch is not None
    return sight.docket.watch.asks(world.now.date())


def moved(after: int, kind: str = "move", number: str = "N0877") -> Line:
    return Line(kind, "NGT", TODAY + timedelta(days=after), number, "B1", "Moved at once")


@pytest.mark.parametrize("kind", ["move", "transfer"])
def test_a_move_asks_by_itself_at_the_next_sign_in_and_once(world: World, app: Application, kind: str) -> None:
    case, other = world.lodge("inspectorate", watch="yes", **NAMED).case, world.lodge("inspectorate", watch="yes").case
    world.pass_days(1)
    say(world, case, "safe")
    world.pass_days(1)
    feed(world, moved(2, kind), moved(1, number="N0999"))
    desk(app, "ombudsman")
    assert not asked(world, case), "nobody else can open the feeds"
    desk(app, ADEYEMI)
    assert asked(world, case)
    before = world.read(world.viewer(ADEYEMI), case).docket.acts
    desk(app, "inspector.castellanos")
    assert world.read(world.viewer(ADEYEMI), case).docket.acts == before, "a question that stands is not asked again"
    say(world, case, "safe")
    desk(app, ADEYEMI)
    assert not asked(world, case)
    assert all(line.name != "checked_on" for line in world.read(world.viewer(ADEYEMI), other).trail)


def test_a_number_in_somebody_elses_letter_is_told_nothing(world: World, app: Application) -> None:
    """Whoever writes as a mother would read in her mailbox that the number was moved. The inspector alone reads it."""
    case = world.lodge("inspectorate", watch="yes", filer="family", person_number="N0877").case
    world.pass_days(1)
    say(world, case, "safe")
    world.pass_days(1)
    feed(world, moved(2), *(moved(-90, number=f"N0{n}") for n in range(200, 240)))
    acts = world.read(world.viewer(ADEYEMI), case).docket.acts
    inspector = desk(app, ADEYEMI)
    assert not asked(world, case) and world.read(world.viewer(ADEYEMI), case).docket.acts == acts
    page = inspector.get("/oversight/watches").text
    assert 'data-sign="move:' in page and "Ask the person now" not in page
    inspector.post(f"/oversight/watches/{ref_of(case)}/checks")
    assert not asked(world, case), "nor by hand"


def test_what_came_before_the_letter_is_no_reason(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", watch="yes", **NAMED).case
    feed(world, moved(-1), replace(moved(0, "job"), detail="Lost work"))
    desk(app, ADEYEMI)
    assert not asked(world, case)


def test_a_move_feed_looks_at_no_case_when_it_comes(world: World) -> None:
    case = world.lodge("inspectorate", watch="yes", **NAMED).case
    with world.writing() as session:
        keep(session, world.site, watching(world.directory, "NGT"), [moved(0)])
        session.commit()
    assert not asked(world, case)
