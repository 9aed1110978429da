from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from portal.cli import main


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["deadlines", "explain", *arguments], env={"PORTAL_ENV": "test"})


def told(*arguments: str) -> dict[str, Any]:
    found = asked(*arguments, "--json")
    assert found.exit_code == 0, found.output
    document: dict[str, Any] = json.loads(found.output)
    return document


def test_the_answer_to_a_letter_of_monday_5_october_is_due_on_monday_19() -> None:
    document = told("--rule", "10wd", "--filed", "2026-10-05", "--zone", "Europe/London")
    assert list(document) == ["schema", "pack", "zone", "filed", "clocks"]
    assert document["schema"] == "portal.deadlines/1"
    clock = document["clocks"][0]
    assert clock["due"] == "2026-10-19"
    assert clock["says"] == "before the end of Monday 19 October 2026"
    assert clock["steps"][0] == {"day": "2026-10-05", "counts": False, "why": "day_handed_in"}
    assert clock["steps"][-1] == {"day": "2026-10-19", "counts": True, "n": 10}


def test_a_pack_tells_every_clock_with_its_source() -> None:
    document = told("--pack", "demo-northgate", "--kind", "report", "--urgency", "life", "--filed", "2026-10-05T18:20")
    assert document["pack"]["id"] == "demo-northgate"
    assert document["filed"] == "2026-10-05T18:20:00+01:00"
    clocks = {clock["id"]: clock for clock in document["clocks"]}
    assert set(clocks) == {"life", "triage", "answer"}
    assert clocks["life"]["due"] == clocks["life"]["late_from"] == "2026-10-05T19:20:00+01:00"
    assert clocks["answer"]["lapse"] == {"act": "escalate", "to": "office_above"}
    assert all(clock["source"] and clock["status"] for clock in clocks.values())


def test_a_prison_with_friday_and_saturday_free() -> None:
    document = told("--pack", "demo-eastwater", "--filed", "2026-10-01T12:00")
    assert document["zone"] == "Asia/Amman"
    assert {step["day"] for step in document["clocks"][0]["steps"] if step.get("why") == "weekend"} == {
        "2026-10-02",
        "2026-10-03",
        "2026-10-09",
        "2026-10-10",
    }


def test_events_move_the_date_and_keep_what_was_promised() -> None:
    longer = 'extended@2026-10-08={"n":5,"unit":"working_day","reason":"papers"}'
    document = told("--rule", "5wd", "--filed", "2026-10-05", "--event", longer, "--event", "holiday@2026-10-06")
    assert document["clocks"][0]["promised"] == ["2026-10-13", "2026-10-20"]
    down = 'lockdown@2026-10-06={"until":"2026-10-07"}'
    person = told("--rule", "5wd", "--filed", "2026-10-05", "--against", "person", "--event", down)
    assert person["clocks"][0]["due"] == "2026-10-14"


@pytest.mark.parametrize(("now", "state"), [("2026-10-19T23:59", "running"), ("2026-10-20", "lapsed")])
def test_a_clock_is_looked_at_at_a_moment(now: str, state: str) -> None:
    assert told("--rule", "10wd", "--filed", "2026-10-05", "--now", now)["clocks"][0]["state"] == state


def test_without_json_it_speaks_in_lines() -> None:
    found = asked("--rule", "2wd", "--filed", "2026-10-09")
    assert found.exit_code == 0
    assert "before the end of Tuesday 13 October 2026" in found.output
    assert "2026-10-10    -  weekend" in found.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--rule", "10xd", "--filed", "2026-10-05"),
        ("--rule", "10wd", "--filed", "yesterday"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--zone", "Nowhere/City"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--weekend", "sat,caturday"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--holiday", "Easter"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--event", "party@2026-10-06"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--event", "extended@2026-10-06"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--event", "extended@2026-10-06=5"),
        ("--rule", "10wd", "--filed", "2026-10-05", "--event", 'extended@2026-10-06={"n":0,"unit":"hour"}'),
        ("--rule", "9999m", "--filed", "2026-10-05"),
        ("--pack", "no-such", "--filed", "2026-10-05"),
        ("--pack", "../../etc", "--filed", "2026-10-05"),
        ("--pack", "floor", "--rule", "10wd", "--filed", "2026-10-05"),
        ("--filed", "2026-10-05"),
        ("--rule", "10wd"),
    ],
)
def test_wrong_usage_is_said_plainly(arguments: tuple[str, ...]) -> None:
    found = asked(*arguments)
    assert found.exit_code == 2
    assert "Error:" in found.output


def test_a_prison_needs_a_directory(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_DIRECTORY", f"{tmp_path}/none")
    assert asked("--prison", "NGT", "--filed", "2026-10-05").exit_code == 3
