"""A country's holidays, with a place's own days added and struck."""

from __future__ import annotations

from datetime import date

import pytest

from portal.deadlines import calendar_of
from portal.policy import Pack, PackRefused, pack_from

HEAD = '[meta]\nid="own"\ntitle="Own"\nversion="1"\n[calendar]\n'


def own(body: str, parent: Pack | None = None) -> Pack:
    return pack_from(HEAD + body, parent)


def test_a_country_brings_its_days_and_a_place_adds_and_strikes() -> None:
    pack = own('country="GB"\nregion="SCT"\nlocal_holidays=[2026-09-28]\nnot_holidays=["2026-11-30"]')
    assert {date(2026, 1, 2), date(2026, 9, 28)} <= pack.holidays
    assert date(2026, 11, 30) not in pack.holidays
    calendar = calendar_of(pack)
    assert calendar.free(date(2026, 9, 28)) == "local_holiday"
    assert calendar.free(date(2026, 1, 2)) == "holiday"
    assert calendar.version.startswith("holidays ")


def test_days_that_wait_for_the_moon_are_known_as_such() -> None:
    pack = own('country="JO"')
    assert date(2026, 3, 20) in pack.days.estimated
    struck = own('country="JO"\nnot_holidays=[2026-03-20]\nlocal_holidays=[2026-03-19]')
    assert date(2026, 3, 20) not in struck.holidays | struck.days.estimated
    assert date(2026, 3, 19) in struck.holidays


def test_a_prison_keeps_its_own_zone_and_weekend() -> None:
    calendar = calendar_of(own('country="JO"\nzone="Asia/Amman"'), zone="Asia/Aden", weekend=("fri",))
    assert (calendar.zone, calendar.weekend) == ("Asia/Aden", ("fri",))


def test_what_is_inherited_holds_until_it_is_said_anew() -> None:
    above = own('country="IE"\nlocal_holidays=[2026-09-01]')
    assert own('zone="Europe/Dublin"', above).holidays == above.holidays
    other = own("local_holidays=[2026-09-02]", above).holidays
    assert date(2026, 9, 2) in other
    assert date(2026, 9, 1) not in other


@pytest.mark.parametrize(
    "body", ['country="ZZ"', 'country="GB"\nregion="Mars"', 'local_holidays="monday"', "holidays=[1]"]
)
def test_a_country_nobody_knows_is_refused(body: str) -> None:
    with pytest.raises(PackRefused, match="calendar"):
        own(body)
