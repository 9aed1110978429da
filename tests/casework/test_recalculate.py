"""Rules change: open dates come sooner or stay, once and with a page; what was promised is kept as history."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from portal import policy
from portal.casework.recalculate import recalculate
from portal.directory import Directory
from portal.policy import shelf
from tests.world import World

PACK = """
[meta]
id = "changing"
title = "A pack that changes"
version = "1"
extends = "un-mandela"
draft = true
sources = ["none: for this test"]

[calendar]
holidays = [{holidays}]

[clocks.answer]
n = {days}
unit = "working_day"
stage = "decision"
source = "none"
"""


@pytest.fixture
def shelf_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "_beside", [tmp_path])
    return tmp_path


def write(folder: Path, *, days: int = 10, holidays: str = "") -> None:
    (folder / "changing.toml").write_text(PACK.format(days=days, holidays=holidays))
    policy.pack.cache_clear()


@pytest.fixture
def changing(world: World, shelf_of_our_own: Path) -> World:
    """A world whose prison goes by a pack that a test may change."""
    write(shelf_of_our_own)
    prisons = tuple(replace(each, pack="changing") for each in world.directory.prisons)
    world.directory = replace(world.directory, prisons=prisons)
    again(world)
    return world


def again(world: World, directory: Directory | None = None) -> int:
    return recalculate(
        world.writing, site=world.site, worker=world.worker, directory=directory or world.directory, now=world.now
    )


def test_a_stricter_pack_makes_open_dates_sooner_once_and_with_a_page(changing: World, shelf_of_our_own: Path) -> None:
    case = changing.lodge("inspectorate").case
    answered = changing.lodge("inspectorate").case
    changing.answer("inspector.adeyemi", answered)
    write(shelf_of_our_own, days=5)
    assert again(changing) == 1
    assert again(changing) == 0
    opened = changing.read(changing.mailbox(changing.codes[case]), case)
    assert (opened.docket.due, opened.docket.promised) == (date(2026, 10, 12), (date(2026, 10, 19),))
    assert [line.name for line in opened.trail] == ["filed", "recalculated"]
    assert changing.read(changing.viewer("inspector.adeyemi"), answered).docket.due == date(2026, 10, 19)


@pytest.mark.parametrize("change", [{"days": 20}, {"holidays": '"2026-10-07"'}])
def test_a_later_date_by_the_new_rules_changes_nothing_that_was_said(
    changing: World, shelf_of_our_own: Path, change: dict[str, object]
) -> None:
    case = changing.lodge("inspectorate").case
    write(shelf_of_our_own, **change)  # type: ignore[arg-type]
    assert again(changing) == 0
    docket = changing.read(changing.viewer("inspector.adeyemi"), case).docket
    assert (docket.due, docket.promised) == (date(2026, 10, 19), ())


def test_a_holiday_that_is_struck_makes_a_date_sooner(changing: World, shelf_of_our_own: Path) -> None:
    write(shelf_of_our_own, holidays='"2026-10-07"')
    again(changing)
    case = changing.lodge("inspectorate").case
    write(shelf_of_our_own)
    assert again(changing) == 1
    assert changing.read(changing.viewer("inspector.adeyemi"), case).docket.due == date(2026, 10, 19)


def test_an_office_that_would_be_late_at_once_has_until_the_end_of_today(
    changing: World, shelf_of_our_own: Path
) -> None:
    case = changing.lodge("director-northgate", chain="yes").case
    changing.pass_days(8)
    write(shelf_of_our_own, days=2)
    again(changing)
    assert changing.sweep().escalated == 0
    assert changing.read(changing.viewer("director.northgate"), case).docket.due == date(2026, 10, 13)
    changing.pass_days(1)
    again(changing)
    changing.sweep()
    late = changing.read(changing.mailbox(changing.codes[case]), case).docket
    assert late.due >= date(2026, 10, 13)


def test_what_is_late_already_stays_as_it_is(changing: World, shelf_of_our_own: Path) -> None:
    changing.lodge("inspectorate")
    changing.pass_days(30)
    write(shelf_of_our_own, days=2)
    assert again(changing) == 0


def test_a_prison_with_another_week_or_pack_is_counted_by_it(changing: World) -> None:
    case = changing.lodge("inspectorate").case
    stricter = tuple(replace(each, pack="gb-eng-wls") for each in changing.directory.prisons)
    changed = replace(changing.directory, prisons=stricter)
    assert again(changing, changed) == 1
    docket = changing.read(changing.viewer("inspector.adeyemi"), case).docket
    assert (docket.due, docket.pack) == (date(2026, 10, 12), "gb-eng-wls")


def test_a_clock_set_back_and_a_letter_typed_up_late_lose_nothing(changing: World) -> None:
    first = changing.lodge("inspectorate").case
    changing.now -= timedelta(days=3)
    second = changing.lodge("inspectorate").case
    assert changing.sweep().escalated == 0
    assert again(changing) == 0
    for case in (first, second):
        changing.answer("inspector.adeyemi", case)
        assert changing.read(changing.mailbox(changing.codes[case]), case).docket.answered == changing.now.date()
