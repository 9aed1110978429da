from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main


def asked(*arguments: str, folder: Path | None = None) -> Result:
    env = {"PORTAL_ENV": "test", "PORTAL_PACKS": str(folder) if folder else ""}
    return CliRunner().invoke(main, ["packs", *arguments], env=env)


def test_the_list_names_drafts_and_how_much_is_not_confirmed() -> None:
    packs = {pack["id"]: pack for pack in json.loads(asked("list", "--json").output)["packs"]}
    assert packs["demo-northgate"]["draft"] is True
    assert packs["un-mandela"]["draft"] is False
    assert packs["un-mandela"]["unverified"] == 21
    assert "(draft)" in asked("list").output


def test_a_pack_is_shown_with_the_source_of_each_number() -> None:
    pack = json.loads(asked("show", "un-mandela", "--json").output)["pack"]
    assert pack["clocks"]["answer"]["n"] == 10
    assert pack["clocks"]["answer"]["source"]
    assert "10 working_day" in asked("show", "un-mandela").output


def test_a_sound_pack_is_zero_and_a_weak_one_is_one(tmp_path: Path) -> None:
    assert asked("check", "un-mandela").exit_code == 0
    weak = tmp_path / "weak.toml"
    weak.write_text('[meta]\nid="weak"\ntitle="W"\nversion="1"\nextends="floor"\n[retaliation]\nwatch_days=3\n')
    for name in (str(weak), "weak"):
        found = asked("check", name, "--json", folder=tmp_path)
        assert found.exit_code == 1
        document = json.loads(found.output)
        assert document["ok"] is False
        assert document["findings"] == [
            {"rule": "V-09", "field": "retaliation.watch_days", "says": "fewer than 90 days"},
            {
                "rule": "V-17",
                "field": "retaliation.watch_days",
                "says": "shorter than in floor, and not among the departures",
            },
        ]
    assert "V-09" in asked("check", str(weak)).output


def test_the_difference_of_two_packs_is_their_clocks() -> None:
    listed = json.loads(asked("diff", "floor", "un-mandela", "--json").output)["differences"]
    assert [each["clock"] for each in listed] == ["answer", "events.recommendation_answer", "triage"]
    fields = json.loads(asked("diff", "floor", "un-mandela", "--json").output)["fields"]
    assert {"field": "access.director", "floor": "weekday", "un-mandela": "daily"} in fields
    assert "30 calendar_day  ->  10 working_day" in asked("diff", "floor", "un-mandela").output


@pytest.mark.parametrize(("name", "code"), [("no-such", 2), ("/no/such.toml", 3)])
def test_a_pack_that_is_not_there_is_said_plainly(name: str, code: int) -> None:
    assert asked("check", name).exit_code == code


def test_a_text_that_is_no_pack_is_one(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("[surprise]\n")
    found = asked("check", str(bad), "--json")
    assert found.exit_code == 1
    assert json.loads(found.output)["findings"] == [{"rule": "schema", "field": "surprise", "says": "unknown field"}]
    assert asked("show", "bad", folder=tmp_path).exit_code == 1
    bad.write_text('[meta]\nid="bad"\nextends="nobody"\n')
    assert asked("check", str(bad)).exit_code == 3
