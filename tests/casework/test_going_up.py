"""What runs out sends a case up by the hour and by the pack, and what only alerts never moves one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from portal import policy
from portal.cases.docket import Docket
from portal.cases.listing import desk_list
from portal.casework.consent import consent
from portal.casework.forward import forward
from portal.casework.refusals import OfficeNotAllowed
from portal.policy import shelf
from portal.protection.consents import NOTICE
from tests.world import World

LONDON = ZoneInfo("Europe/London")
PACK = """
[meta]
id = "ours"
title = "A pack for this test"
version = "1"
extends = "un-mandela"
draft = true
sources = ["none: for this test"]
"""
HOURS = """
[clocks.quick]
n = 30
unit = "hour"
kinds = ["complaint"]
stage = "decision"
source = "none"
"""
ALERT = """
[clocks.answer]
n = 5
unit = "working_day"
stage = "decision"
lapse = "alert"
source = "none"
"""
STAGES = """
[stages.decision]
no_reply = "escalate"
next = "second"

[stages.second]
no_reply = "escalate"
next = "outside"

[stages.second.answer]
n = 3
unit = "calendar_day"
source = "none"
"""


def ruled_by(world: World, folder: Path, more: str, monkeypatch: pytest.MonkeyPatch) -> World:
    """The world with a prison that goes by our pack and these lines."""
    (folder / "ours.toml").write_text(PACK + more)
    monkeypatch.setattr(shelf, "_beside", [folder])
    policy.pack.cache_clear()
    prisons = tuple(replace(each, pack="ours") for each in world.directory.prisons)
    world.directory = replace(world.directory, prisons=prisons)
    return world


def docket(world: World, case: bytes) -> Docket:
    return world.read(world.mailbox(world.codes[case]), case).docket


def test_an_answer_due_by_the_hour_goes_up_at_the_hour(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled_by(world, tmp_path, HOURS, monkeypatch)
    case = world.lodge("director-northgate", chain="yes").case
    assert docket(world, case).hour == datetime(2026, 10, 6, 14, tzinfo=LONDON)
    world.now = datetime(2026, 10, 6, 13, 59, tzinfo=LONDON)
    assert world.sweep().escalated == 0
    world.open("director.northgate", case)
    world.now = datetime(2026, 10, 6, 14, 0, tzinfo=LONDON)
    assert world.sweep().escalated == 1
    above = docket(world, case)
    assert (above.office, above.hour) == ("central", datetime(2026, 10, 7, 20, tzinfo=LONDON))
    assert above.promised == (date(2026, 10, 6),)


def test_a_list_shows_it_late_from_that_hour_on(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled_by(world, tmp_path, HOURS, monkeypatch)
    world.lodge("inspectorate", chain="no")
    officer = world.viewer("inspector.adeyemi")
    shown = {}
    for minute in (59, 60):
        world.now = datetime(2026, 10, 6, 13, tzinfo=LONDON) + timedelta(minutes=minute)
        world.sweep()
        with world.reading() as session:
            found = desk_list(session, world.site, officer, "late", today=world.now.date(), now=world.now)
        shown[minute] = [row.late for row in found.rows]
    assert shown == {59: [], 60: [True]}


def test_a_clock_that_only_alerts_moves_nothing_however_late(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled_by(world, tmp_path, ALERT, monkeypatch)
    case = world.lodge("director-northgate", chain="yes").case
    world.pass_days(60)
    swept = world.sweep()
    assert (swept.escalated, swept.lapsed) == (0, 1)
    assert docket(world, case).office == "director-northgate"
    assert docket(world, case).late(world.now)


def test_a_first_look_that_is_late_stands_in_the_list_and_moves_nothing(world: World) -> None:
    case = world.lodge("inspectorate", kind="report", topic="hurt", by="staff", danger="hurt").case
    officer = world.viewer("inspector.adeyemi")
    world.pass_days(2)
    assert world.sweep().escalated == 0
    with world.reading() as session:
        (row,) = desk_list(session, world.site, officer, today=world.now.date(), now=world.now).rows
    assert "overlooked" in row.reasons
    world.open("inspector.adeyemi", case)
    with world.reading() as session:
        (row,) = desk_list(session, world.site, officer, today=world.now.date(), now=world.now).rows
    assert "overlooked" not in row.reasons


def test_the_office_above_has_the_time_of_its_own_stage(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled_by(world, tmp_path, STAGES, monkeypatch)
    case = world.lodge("director-northgate", chain="yes").case
    world.now = datetime(2026, 10, 20, 9, tzinfo=LONDON)
    assert world.sweep().escalated == 1
    assert (docket(world, case).office, docket(world, case).due) == ("central", date(2026, 10, 23))
    world.now = datetime(2026, 10, 24, 0, 1, tzinfo=LONDON)
    assert world.sweep().escalated == 1
    assert docket(world, case).promised == (date(2026, 10, 19), date(2026, 10, 23))


def test_what_climbed_for_lateness_goes_back_down_only_if_the_person_agrees_after_it_came_up(world: World) -> None:
    case = world.lodge("director-northgate").case
    _agree(world, case, "words", "name")
    world.pass_days(30)
    world.sweep()
    assert world.read(world.viewer("central"), case).docket.went == ("director-northgate",)
    with pytest.raises(OfficeNotAllowed, match="was_late"):
        _send_down(world, case)
    _agree(world, case, "words")
    _send_down(world, case)
    assert world.read(world.viewer("director.northgate"), case).docket.office == "director-northgate"


def _agree(world: World, case: bytes, *parts: str) -> None:
    said = {"to": "prison", "parts": parts, "answer": "yes", "notice": NOTICE, "language": "en"}
    with world.stage() as stage:
        stage.say(world.codes[case], case, consent, now=world.now, **said)


def _send_down(world: World, case: bytes) -> None:
    with world.stage() as stage:
        said = {"to": "director-northgate", "text": "Yours after all.", "language": "en"}
        stage.act("central", case, forward, now=world.now, **said)
