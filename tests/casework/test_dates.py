"""The day an answer is due: a pack's holidays count, a site's own packs are found, a missing one stops nobody."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from portal import policy
from portal.casework.dates import Place, answer_due
from portal.policy import shelf

MONDAY = datetime(2026, 10, 5, 8, tzinfo=ZoneInfo("Europe/London"))
OWN = """
[meta]
id = "our-own"
title = "A pack of this site"
version = "1"
extends = "un-mandela"
sources = ["none: for this test"]

[calendar]
holidays = ["2026-10-12"]
"""


@pytest.fixture
def own_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "our-own.toml").write_text(OWN)
    monkeypatch.setattr(shelf, "_beside", [])
    policy.look_also_in(tmp_path)
    return "our-own"


def place(pack: str) -> Place:
    return Place("NGT", "Europe/London", ("sat", "sun"), pack)


def test_a_holiday_of_the_pack_is_no_working_day(own_pack: str) -> None:
    assert answer_due(place("un-mandela"), MONDAY) == date(2026, 10, 19)
    assert answer_due(place(own_pack), MONDAY) == date(2026, 10, 20)


def test_a_pack_this_host_does_not_have_stops_no_letter() -> None:
    assert answer_due(place("nowhere"), MONDAY) == answer_due(place("un-mandela"), MONDAY)


def test_a_missing_pack_is_still_missing_for_those_who_ask_for_it() -> None:
    with pytest.raises(policy.NoSuchPack):
        policy.pack("nowhere")
