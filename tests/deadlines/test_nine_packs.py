"""Every clock of the nine packs, exact, as `portal deadlines explain` tells it.

The days were counted by hand apart from the engine, for what starts on Monday 5 October 2026 at 18:20. Canada: 12
October, 11 November, 25 and 28 December, 1 January are free. What a pack inherits is told once, with its parent.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from portal import policy
from portal.cli import main

NINE = """
floor life 1h 2026-10-05T19:20
floor events.restraint_report_higher 2h 2026-10-05T20:20
floor imminent 4h 2026-10-05T22:20
floor events.use_of_force_report 8h 2026-10-06T02:20
floor danger 24h 2026-10-06T18:20
floor events.death_notice_family 24h 2026-10-06T18:20
floor events.medical_disagreement_forward 24h 2026-10-06T18:20
floor ill 1d 2026-10-06
floor triage 2wd 2026-10-07
floor interim 5wd 2026-10-12
floor under_18 5d 2026-10-10
floor answer 30d 2026-11-04
un-mandela life 1h 2026-10-05T19:20
un-mandela events.restraint_report_higher 2h 2026-10-05T20:20
un-mandela imminent 4h 2026-10-05T22:20
un-mandela events.use_of_force_report 8h 2026-10-06T02:20
un-mandela danger 24h 2026-10-06T18:20
un-mandela events.death_notice_family 24h 2026-10-06T18:20
un-mandela events.medical_disagreement_forward 24h 2026-10-06T18:20
un-mandela triage 1wd 2026-10-06
un-mandela answer 10wd 2026-10-19
un-mandela events.recommendation_answer 60d 2026-12-04
gb-eng-wls answer 5wd 2026-10-12
gb-eng-wls confidential.comp2.answer 5wd 2026-10-12
gb-eng-wls stages.comp1a.answer 5wd 2026-10-12
gb-eng-wls stages.comp1a.file_within 7d 2026-10-12
gb-eng-wls external.ppo.if_no_reply_after 6w 2026-11-16
gb-eng-wls external.ppo.file_within 3m 2027-01-05
gb-eng-wls filing.time_bar 3m 2027-01-05
gb-eng-wls stages.comp1a.answer:other_prison 10wd 2026-10-19
gb-eng-wls answer:staff_or_other_prison 10wd 2026-10-19
gb-sct discussion 48h 2026-10-07T18:20
gb-sct answer 5d 2026-10-10
gb-sct confidential.pcf2.answer 7d 2026-10-12
gb-sct stages.icc.file_within 14d 2026-10-19
gb-sct stages.icc.answer 20d 2026-10-25
gb-sct external.spso.file_within 12m 2027-10-05
ie events.category_A_notice 7d 2026-10-12
ie answer 10wd 2026-10-19
ie answer:A 3m 2027-01-05
ie answer:B 28d 2026-11-02
ca-federal answer 25wd 2026-11-10
ca-federal stages.initial_grievance.answer 25wd 2026-11-10
ca-federal stages.final_grievance.file_within 30wd 2026-11-18
ca-federal stages.final_grievance.answer 80wd 2027-02-01
ca-federal filing.time_bar 30wd 2026-11-18
ca-federal answer:high 15wd 2026-10-27
ca-federal stages.initial_grievance.answer:high 15wd 2026-10-27
ca-federal stages.final_grievance.answer:high 60wd 2027-01-04
us-bop health_or_welfare 3d 2026-10-08
us-bop answer 20d 2026-10-25
us-bop stages.bp10.file_within 20d 2026-10-25
us-bop stages.bp10.answer 30d 2026-11-04
us-bop stages.bp11.file_within 30d 2026-11-04
us-bop stages.bp11.answer 40d 2026-11-14
us-bop filing.time_bar 20d 2026-10-25
us-prea prea_first 48h 2026-10-07T18:20
us-prea events.other_facility_notice 72h 2026-10-08T18:20
us-prea prea_emergency 5d 2026-10-10
us-prea answer 10wd 2026-10-19
us-prea prea_final 90d 2027-01-03
us-ca-cdcr events.lockbox_emptied 1wd 2026-10-06
us-ca-cdcr screen 1wd 2026-10-06
us-ca-cdcr prea_first 48h 2026-10-07T18:20
us-ca-cdcr events.other_facility_notice 72h 2026-10-08T18:20
us-ca-cdcr prea_emergency 5d 2026-10-10
us-ca-cdcr events.interim_accommodation 5wd 2026-10-12
us-ca-cdcr acknowledge 14d 2026-10-19
us-ca-cdcr stages.appeal.acknowledge 14d 2026-10-19
us-ca-cdcr answer 60d 2026-12-04
us-ca-cdcr stages.appeal.answer 60d 2026-12-04
us-ca-cdcr stages.appeal.file_within 60d 2026-12-04
us-ca-cdcr prea_final 90d 2027-01-03
us-ca-cdcr filing.time_bar 60d 2026-12-04
us-ca-cdcr answer:release_date_error 30d 2026-11-04
"""
"""Pack, clock with its variant, rule, last good day or instant."""

ROWS = [line.split() for line in NINE.strip().splitlines()]
SHORT = {"hour": "h", "calendar_day": "d", "working_day": "wd", "week": "w", "month": "m"}
FILED = ("--filed", "2026-10-05T18:20")


def told(pack: str, *more: str) -> dict[str, dict[str, Any]]:
    asked = ["deadlines", "explain", "--pack", pack, *FILED, *more, "--json"]
    found = CliRunner().invoke(main, asked, env={"PORTAL_ENV": "test"})
    assert found.exit_code == 0, found.output
    return {clock["id"]: clock for clock in json.loads(found.output)["clocks"]}


@pytest.mark.parametrize(("pack", "clock", "rule", "day"), ROWS)
def test_a_clock_of_a_pack_is_exact(pack: str, clock: str, rule: str, day: str) -> None:
    name, _, variant = clock.partition(":")
    found = told(pack, "--stage", "all", "--variant", variant, "--zone", "UTC")[name]
    assert f"{found['rule']['n']}{SHORT[found['rule']['unit']]}" == rule
    assert found["due"][:16] == day
    assert found["source"]
    assert found["status"] in policy.STATUSES


@pytest.mark.parametrize("pack", sorted({row[0] for row in ROWS}))
def test_no_clock_of_a_pack_is_left_out(pack: str) -> None:
    above = policy.pack(pack).extends
    inherited = set(told(above, "--stage", "all")) - {"answer"} if above else set()
    listed = {row[1].partition(":")[0] for row in ROWS if row[0] == pack}
    assert set(told(pack, "--stage", "all")) - inherited - listed == set()
    variants = {row[1].partition(":")[2] for row in ROWS if row[0] == pack} - {""}
    assert variants == policy.pack(pack).variants


def test_the_first_stage_is_told_and_a_variant_changes_its_number() -> None:
    first = told("gb-eng-wls")
    assert first["answer"]["stage"] == "comp1"
    assert first["answer"]["due"] == "2026-10-12"
    assert set(first) == {"answer"}
    assert told("gb-eng-wls", "--variant", "staff_or_other_prison")["answer"]["due"] == "2026-10-19"


def test_an_answer_opens_the_time_to_go_on() -> None:
    found = told("us-bop", "--event", "answered@2026-10-20T10:00")
    window = found["stages.bp10.file_within"]
    assert (window["starts"], window["due"], window["against"]) == ("2026-10-20", "2026-11-09", "person")
    assert window["state"] == "running"
    assert found["answer"]["state"] == "met"


def test_a_lockdown_gives_time_back_to_the_person_only() -> None:
    down = 'lockdown@2026-10-22={"until":"2026-10-24"}'
    found = told("us-bop", "--event", "answered@2026-10-20T10:00", "--event", down)
    assert found["stages.bp10.file_within"]["due"] == "2026-11-12"
    assert found["answer"]["due"] == "2026-10-25"


@pytest.mark.parametrize(
    ("extensions", "day", "why"),
    [
        ([(20, "2026-10-20")], "2026-11-14", None),
        ([(21, "2026-10-20")], "2026-10-25", "too_long"),
        ([(5, "2026-10-20"), (5, "2026-10-21")], "2026-10-30", "used_up"),
    ],
)
def test_an_extension_is_bounded_by_the_pack(extensions: list[tuple[int, str]], day: str, why: str | None) -> None:
    events = [
        f'extended@{at}={{"n":{n},"unit":"calendar_day","reason":"papers from another prison"}}' for n, at in extensions
    ]
    answer = told("us-bop", *(part for event in events for part in ("--event", event)))["answer"]
    assert answer["due"] == day
    assert answer["promised"][0] == "2026-10-25"
    assert [each["why"] for each in answer.get("refused", [])] == ([why] if why else [])
    assert answer["extension"] == {"n": 20, "unit": "calendar_day", "times": 1, "notice": "written_with_date"}


def test_holidays_come_from_the_country() -> None:
    for pack, filed, free in (
        ("gb-eng-wls", "2026-12-24", {"2026-12-25", "2026-12-28"}),
        ("ca-federal", "2026-10-05", {"2026-10-12"}),
        ("ie", "2026-10-20", {"2026-10-26"}),
    ):
        asked = ["deadlines", "explain", "--pack", pack, "--filed", filed, "--json"]
        found = json.loads(CliRunner().invoke(main, asked, env={"PORTAL_ENV": "test"}).output)["clocks"]
        why = {step["day"] for clock in found for step in clock["steps"] if step.get("why") == "holiday"}
        assert free <= why


def test_an_overlay_adds_its_clocks_for_the_letters_it_is_about() -> None:
    plain = told("us-ca-cdcr", "--kind", "report", "--urgency", "imminent", "--topic", "food")
    about = told("us-ca-cdcr", "--kind", "report", "--urgency", "imminent", "--topic", "touching")
    assert set(about) - set(plain) == {"prea_first", "prea_emergency", "prea_final"}
    assert about["prea_first"]["rule"] == {"n": 48, "unit": "hour"}


@pytest.mark.parametrize("more", [("--variant", "no-such"), ("--stage", "no-such")])
def test_what_a_pack_does_not_have_is_said(more: tuple[str, str]) -> None:
    asked = ["deadlines", "explain", "--pack", "gb-eng-wls", *FILED, *more]
    found = CliRunner().invoke(main, asked, env={"PORTAL_ENV": "test"})
    assert found.exit_code == 2
    assert "there are" in found.output
