"""Days a prison lost: said by who may, on a page; a date moves only where the pack says so, never past the floor."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from portal import policy, register
from portal.casework.lost_days import end_lost_days, enter_lost_days, lost_lately
from portal.casework.recalculate import recalculate
from portal.casework.refusals import DaysNotLost, OutsideOnly
from portal.policy import shelf
from tests.casework.test_appeals import go_on, refused
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PACK = """
[meta]
id = "pausing"
title = "A pack whose clock stands still"
version = "1"
extends = "un-mandela"
draft = true
sources = ["none: for this test"]

[clocks.answer]
n = {n}
unit = "{unit}"
stage = "decision"
pauses = ["lockdown"]
source = "none"

[stages.decision]
no_reply = "escalate"
next = "second"

[stages.second]
no_reply = "escalate"
next = "outside"

[stages.second.file_within]
n = 5
unit = "calendar_day"
source = "none"
"""
LOST = (date(2026, 10, 7), date(2026, 10, 8))


def world_of(world: World, folder: Path, monkeypatch: pytest.MonkeyPatch, *, n: int = 10, unit: str) -> World:
    (folder / "pausing.toml").write_text(PACK.format(n=n, unit=unit))
    monkeypatch.setattr(shelf, "_beside", [folder])
    policy.pack.cache_clear()
    prisons = tuple(replace(each, pack="pausing") for each in world.directory.prisons)
    world.directory = replace(world.directory, prisons=prisons)
    again(world)
    return world


@pytest.fixture
def pausing(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    return world_of(world, tmp_path, monkeypatch, unit="working_day")


def again(world: World) -> int:
    return recalculate(world.writing, site=world.site, worker=world.worker, directory=world.directory, now=world.now)


def lost(world: World, login: str = "director.northgate", *, prison: str = "NGT", what: str = "lockdown",
         first: date = LOST[0], last: date = LOST[1], reason: str = "A search.") -> int:  # fmt: skip
    viewer = world.viewer(login)
    with world.writing() as session:
        page = enter_lost_days(
            session, viewer, prison=prison, what=what, first=first, last=last, reason=reason, site=world.site,
            directory=world.directory, now=world.now,
        )  # fmt: skip
        session.commit()
    return page


def ended(world: World) -> None:
    viewer = world.viewer("central")
    with world.writing() as session:
        (found,) = lost_lately(session, world.site, "NGT", world.now)
        end_lost_days(
            session, viewer, found.id, prison="NGT", site=world.site, directory=world.directory, now=world.now
        )
        session.commit()


def test_an_open_date_moves_by_the_days_once_with_a_page_and_back_when_they_are_ended(pausing: World) -> None:
    case = pausing.lodge("director-northgate").case
    elsewhere = pausing.lodge("inspectorate", prison="EWT").case
    pausing.pass_days(4)
    lost(pausing)
    assert (again(pausing), again(pausing)) == (1, 0)
    opened = pausing.read(pausing.mailbox(pausing.codes[case]), case)
    assert (opened.docket.due, opened.docket.promised) == (date(2026, 10, 21), (date(2026, 10, 19),))
    assert [line.name for line in opened.trail] == ["filed", "paused"]
    assert pausing.read(pausing.viewer("inspector.adeyemi"), elsewhere).docket.promised == ()
    ended(pausing)
    assert (again(pausing), again(pausing)) == (1, 0)
    docket = pausing.read(pausing.mailbox(pausing.codes[case]), case).docket
    assert docket.due == date(2026, 10, 19)


def test_a_pack_that_does_not_say_so_moves_nothing(world: World) -> None:
    case = world.lodge("director-northgate").case
    again(world)
    world.pass_days(4)
    lost(world)
    assert again(world) == 0
    assert world.read(world.viewer("director.northgate"), case).docket.due == date(2026, 10, 19)


def test_an_outage_is_no_lockdown(pausing: World) -> None:
    pausing.lodge("director-northgate")
    pausing.pass_days(4)
    lost(pausing, what="outage")
    assert again(pausing) == 0


def test_never_past_what_the_floor_allows(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pausing = world_of(world, tmp_path, monkeypatch, n=27, unit="calendar_day")
    case = pausing.lodge("director-northgate").case
    pausing.pass_days(20)
    lost(pausing, first=date(2026, 10, 8), last=date(2026, 10, 20))
    assert again(pausing) == 1
    due = pausing.read(pausing.mailbox(pausing.codes[case]), case).docket.due
    assert due == date(2026, 10, 5) + timedelta(days=policy.pack("floor").rule("answer").n)


def test_what_is_late_stays_late_and_climbs(pausing: World) -> None:
    pausing.lodge("director-northgate")
    pausing.pass_days(15)
    lost(pausing, first=date(2026, 10, 7), last=date(2026, 10, 20))
    assert again(pausing) == 0
    assert pausing.sweep().escalated == 1


def test_days_that_were_lost_are_given_back_to_who_goes_on(pausing: World) -> None:
    stamped = {}
    for given_back in (False, True):
        case = pausing.lodge("director-northgate").case
        refused(pausing, case)
        pausing.pass_days(7)
        if given_back:
            lost(
                pausing, "central", what="outage", first=pausing.now.date() - timedelta(days=3), last=pausing.now.date()
            )
        review = go_on(pausing, case, "ombudsman")
        stamped[given_back] = pausing.read(pausing.mailbox(pausing.codes[case]), review).docket.stamped
    assert stamped == {False: True, True: False}


def test_central_says_it_of_any_prison_a_director_of_his_own_and_nobody_else(pausing: World) -> None:
    pausing.pass_days(4)
    lost(pausing, "central", prison="EWT")
    for login, prison in (("director.northgate", "EWT"), ("inspector.adeyemi", "NGT"), ("ombudsman", "NGT")):
        with pytest.raises(OutsideOnly):
            lost(pausing, login, prison=prison)
    wrong: list[dict[str, Any]] = [
        {"reason": " "}, {"reason": "x" * 121}, {"reason": "\U0001f600" * 90}, {"what": "holiday"},
        {"first": date(2026, 10, 9)}, {"last": date(2026, 10, 12)}, {"first": date(2026, 8, 1)},
    ]  # fmt: skip
    for more in wrong:
        with pytest.raises(DaysNotLost):
            lost(pausing, **more)


def test_it_is_a_page_and_a_paper_without_its_page_is_nobodys_word(pausing: World) -> None:
    pausing.pass_days(4)
    page = lost(pausing, reason="ي" * 120)
    with pausing.reading() as session:
        assert lost_lately(session, pausing.site, "NGT", pausing.now)[0].reason == "ي" * 120
        assert register.verify(session, site=pausing.site).ok
    with pausing.writing() as session:
        session.delete(session.get_one(register.Page, page))
        session.commit()
    with pausing.reading() as session:
        assert lost_lately(session, pausing.site, "NGT", pausing.now) == []
