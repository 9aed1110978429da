"""Bad packs, impossible dates, unknown zones: `packs check` names the file, the field and the rule, and ends with 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main

META = '[meta]\nid = "own"\ntitle = "Own"\nversion = "1"\nextends = "un-mandela"\ndraft = true\n'

BAD = [
    ("calendar.zone", '[calendar]\nzone = "Europe/Atlantis"\n'),
    ("calendar.zone", '[calendar]\nzone = "../etc/passwd"\n'),
    ("calendar.zone", "[calendar]\nzone = 3\n"),
    ("calendar.country", '[calendar]\ncountry = "ZZ"\n'),
    ("calendar.country", '[calendar]\ncountry = "GB"\nregion = "ATLANTIS"\n'),
    ("calendar.weekend", '[calendar]\nweekend = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n'),
    ("calendar.weekend", '[calendar]\nweekend = ["samedi"]\n'),
    ("calendar.holidays", '[calendar]\nholidays = ["2026-02-30"]\n'),
    ("calendar.holidays", '[calendar]\nholidays = ["31.12.2026"]\n'),
    ("calendar.holidays", "[calendar]\nholidays = [2026-12-25T10:00:00]\n"),
    ("calendar.local_holidays", '[calendar]\nlocal_holidays = ["tomorrow"]\n'),
    ("calendar.not_holidays", '[calendar]\nnot_holidays = ["0000-00-00"]\n'),
    ("calendar.known_until", '[calendar]\nknown_until = "2026-13-01"\n'),
    ("", "[calendar]\nholidays = [2026-02-30]\n"),
    ("", "[clocks.answer\nn = 1\n"),
    ("clocks.answer", '[clocks.answer]\nn = 0\nunit = "hour"\n'),
    ("clocks.answer", '[clocks.answer]\nn = -5\nunit = "hour"\n'),
    ("clocks.answer", '[clocks.answer]\nn = 1000000\nunit = "month"\n'),
    ("clocks.answer.n", '[clocks.answer]\nn = 1.5\nunit = "hour"\n'),
    ("clocks.answer.n", '[clocks.answer]\nn = true\nunit = "hour"\n'),
    ("clocks.answer", '[clocks.answer]\nn = 5\nunit = "fortnight"\n'),
    ("clocks.answer", '[clocks.answer]\nn = 5\nunit = ["hour"]\n'),
    ("clocks.answer.unit", "[clocks.answer]\nn = 5\n"),
    ("clocks.answer.starts", '[clocks.answer]\nn = 5\nunit = "hour"\nstarts = "when we like"\n'),
    ("surprise", "[surprise]\n"),
    ("access.director", '[access]\ndirector = "when we like"\n'),
]


def checked(path: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["packs", "check", str(path), *more], env={"PORTAL_ENV": "test"})


@pytest.mark.parametrize(("field", "body"), BAD)
def test_file_field_and_rule_are_named(field: str, body: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(META + body)
    told = checked(path, "--json")
    assert told.exit_code == 1, told.output
    document = json.loads(told.output)
    assert (document["ok"], document["file"]) == (False, str(path))
    assert [(each["rule"], each["field"]) for each in document["findings"]] == [("schema", field)]
    assert document["findings"][0]["says"]
    said = checked(path)
    assert said.exit_code == 1
    assert said.output.startswith(f"{path}: schema  {field}")
    assert "Traceback" not in said.output


def test_bytes_that_are_no_text_are_one_too(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xff\xfe" + META.encode())
    assert checked(path).exit_code == 1
    assert "not UTF-8" in checked(path).output


def test_a_fault_in_the_pack_above_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "above.toml").write_text(META.replace("own", "above") + '[calendar]\nzone = "Nowhere"\n')
    (tmp_path / "own.toml").write_text(META.replace("un-mandela", "above"))
    env = {"PORTAL_ENV": "test", "PORTAL_PACKS": str(tmp_path)}
    told = CliRunner().invoke(main, ["packs", "check", str(tmp_path / "own.toml"), "--json"], env=env)
    assert told.exit_code == 1
    document = json.loads(told.output)
    assert document["file"] == str(tmp_path / "above.toml")
    assert document["findings"][0]["field"] == "calendar.zone"


def test_a_rule_of_the_floor_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(META + "[retaliation]\nwatch_days = 3\n")
    assert f"{path}: V-09  retaliation.watch_days: fewer than 90 days" in checked(path).output


@pytest.mark.parametrize(
    "wrong",
    [
        ("--filed", "2026-02-30", "--rule", "5wd", "--zone", "UTC"),
        ("--filed", "2026-10-05T25:00", "--rule", "5wd", "--zone", "UTC"),
        ("--filed", "2026-10-05", "--rule", "5wd", "--zone", "Europe/Atlantis"),
        ("--filed", "2026-10-05", "--rule", "5 fortnights", "--zone", "UTC"),
        ("--filed", "2026-10-05", "--rule", "0d", "--zone", "UTC"),
        ("--filed", "2026-10-05", "--rule", "5wd", "--zone", "UTC", "--holiday", "2026-02-30"),
        ("--filed", "2026-10-05", "--rule", "5wd", "--zone", "UTC", "--event", "paused@never"),
        ("--filed", "2026-10-05", "--pack", "atlantis", "--kind", "request"),
    ],
)
def test_an_impossible_question_about_a_date_is_wrong_usage(wrong: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main, ["deadlines", "explain", *wrong], env={"PORTAL_ENV": "test"})
    assert told.exit_code == 2, told.output
    assert "Traceback" not in told.output
