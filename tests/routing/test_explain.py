from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.cli import route as command
from tests.routing.conftest import directory_of


@pytest.fixture(autouse=True)
def _directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "directory_if_here", lambda settings: directory_of())


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["route", "explain", *arguments], env={"PORTAL_ENV": "test"})


def told(*arguments: str) -> dict[str, Any]:
    found = asked(*arguments, "--json")
    assert found.exit_code == 0, found.output
    document: dict[str, Any] = json.loads(found.output)
    return document


def test_a_report_is_explained_as_the_contract_has_it() -> None:
    document = told("--pack", "un-mandela", "--kind", "report", "--topic", "hurt", "--by", "staff", "--prison", "NGT")
    assert document["schema"] == "portal.route/1"
    assert document["pack"]["id"] == "un-mandela"
    assert document["recommended"] == "inspectorate"
    assert [reason["code"] for reason in document["reasons"]] == ["abuse_goes_outside"]
    assert document["reasons"][0]["norms"] == ["R-29"]
    assert {"office": "director-ngt", "only_if_asked": True} in document["allowed"]
    assert {"office": "inspectorate"} in document["allowed"]
    assert {"officer": "hale", "code": "worked_there", "text": "Used to work in that prison."} in document["excluded"]
    assert document["chain"][0] == {"office": "ombudsman", "after": "answer", "grant": "waiting"}
    assert document["readers"] == [{"officer": "adeyemi"}, {"officer": "castellanos"}]
    assert document["clocks"] == ["triage", "answer"]
    assert document["internal_step"] is False
    assert document["time_bar"] is None


def test_taking_off_and_not_sending_up_are_obeyed() -> None:
    document = told("--kind", "report", "--prison", "NGT", "--take-off", "adeyemi", "--no-chain")
    assert document["readers"] == [{"officer": "castellanos"}]
    assert document["chain"] == []


def test_staff_are_never_led_back_into_their_prison() -> None:
    document = told("--kind", "complaint", "--filer", "staff", "--prison", "NGT")
    assert {each["office"] for each in document["allowed"]} == {"inspectorate", "ombudsman", "court"}
    excluded = {(each.get("office"), each["code"]) for each in document["excluded"]}
    assert ("director-ngt", "is_filer_office") in excluded


def test_without_json_it_speaks_in_lines() -> None:
    found = asked("--kind", "request", "--prison", "EWT")
    assert "recommended: director-ewt" in found.output
    assert "allowed: inspectorate" in found.output
    assert "readers: haddad" in found.output


def test_a_prison_nobody_knows_goes_outside() -> None:
    document = told("--kind", "request", "--by", "staff", "--prison", "unknown")
    assert document["recommended"] == "inspectorate"
    assert [reason["code"] for reason in document["reasons"]] == ["other_prison"], "and nothing of its director"


@pytest.mark.parametrize("wrong", [("--kind", "rant"), (), ("--kind", "report", "--pack", "no-such")])
def test_wrong_usage_is_two(wrong: tuple[str, ...]) -> None:
    assert asked(*wrong).exit_code == 2


def test_no_directory_is_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "directory_if_here", lambda settings: None)
    assert asked("--kind", "report").exit_code == 3
