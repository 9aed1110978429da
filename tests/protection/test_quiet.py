"""A wing from which letters stop is shown as a reason to go and see; a wing that is as ever is not."""

from datetime import date, timedelta
from random import Random

import pytest

from portal import create_app
from portal.protection.quiet import quiet_units
from tests.web.desks import desk
from tests.world import World

TODAY = date(2026, 10, 5)


def every(unit: str, days: int, *, until: int, since: int = 400) -> list[tuple[str, date]]:
    return [(unit, TODAY - timedelta(days=ago)) for ago in range(until, since, days)]


def test_a_wing_that_stops_is_found_and_others_are_not() -> None:
    letters = every("B", 15, until=61) + every("A", 15, until=3) + every("C", 100, until=61) + every("", 5, until=90)
    (found,) = quiet_units(letters, TODAY)
    assert (found.unit, found.days, round(found.expected)) == ("B", 61, 4)


def test_what_was_always_little_is_no_silence() -> None:
    assert quiet_units(every("B", 90, until=80), TODAY) == []
    assert quiet_units([("B", TODAY - timedelta(days=200))] * 9, TODAY) == []
    assert quiet_units([], TODAY) == []


def test_false_alarms_are_rare_where_nothing_is_wrong() -> None:
    """A thousand wings whose letters come by chance, looked at on one day."""
    chance, alarms = Random(3), 0
    for wing in range(1000):
        ago, letters = 0.0, []
        while ago < 500:
            ago += chance.expovariate(1 / 12)
            letters.append((str(wing), TODAY - timedelta(days=int(ago))))
        alarms += len(quiet_units(letters, TODAY))
    assert alarms <= 50, alarms


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_is_worked_out_of_what_an_officer_can_see_and_shown_to_nobody_else(world: World) -> None:
    hale = world.directory.officer_named("inspector.hale")
    assert hale is not None
    for _ in range(6):
        world.lodge("inspectorate", unit="B", not_=[hale.id.hex()], chain="no")
        world.pass_days(3)
    for _ in range(3):
        world.pass_days(14)
        world.sweep()
    app = create_app(world.settings)
    for login, shown in (("inspector.adeyemi", True), ("inspector.hale", False), ("ombudsman", False)):
        page = desk(app, login).get("/oversight/visits?prison=NGT")
        assert page.status_code == 200 and ('data-quiet="B"' in page.text) is shown, login
    assert desk(app, "director.northgate").get("/oversight/visits?prison=NGT").status_code == 404
    app.portal.close()
