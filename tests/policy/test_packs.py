from __future__ import annotations

from pathlib import Path

import pytest

from portal import policy
from portal.policy import NoSuchPack, NoSuchRule, PackRefused, findings, pack_from

MANDELA = policy.path_of("un-mandela").read_text()
FLOOR = policy.path_of("floor").read_text()


def own(body: str, *, extends: str = "floor") -> str:
    return f'[meta]\nid = "own"\ntitle = "Own"\nversion = "1"\nextends = "{extends}"\n{body}'


def rules_broken(body: str) -> set[str]:
    parent = policy.pack("floor")
    return {finding.rule for finding in findings(pack_from(own(body), parent), parent)}


@pytest.mark.parametrize("name", policy.ids())
def test_every_pack_that_comes_with_the_portal_holds_the_floor(name: str) -> None:
    pack = policy.pack(name)
    assert findings(pack, policy.pack(pack.extends) if pack.extends else None) == []
    assert all(clock.rule.source and clock.rule.status for clock in pack.clocks.values())


@pytest.mark.parametrize("name", ["un-mandela", "demo-northgate", "demo-eastwater"])
def test_an_answer_is_due_in_ten_working_days_and_says_that_the_number_is_ours(name: str) -> None:
    rule = policy.pack(name).rule("answer")
    assert (rule.n, rule.unit, rule.against) == (10, "working_day", "office")
    assert rule.status == "project-default"
    assert "clocks.answer" in policy.pack(name).unverified


def test_the_demo_is_a_draft_with_two_weekends() -> None:
    north, east = policy.pack("demo-northgate"), policy.pack("demo-eastwater")
    assert north.draft
    assert east.draft
    assert not policy.pack("un-mandela").draft
    assert (north.zone, north.weekend) == ("Europe/London", ("sat", "sun"))
    assert (east.zone, east.weekend) == ("Asia/Amman", ("fri", "sat"))


def test_which_clocks_start_depends_on_kind_and_danger() -> None:
    pack = policy.pack("un-mandela")
    assert [clock.id for clock in pack.clocks_for("complaint")] == ["answer"]
    assert [clock.id for clock in pack.clocks_for("report", "imminent")] == ["imminent", "triage", "answer"]


def test_the_hash_changes_with_any_letter_of_the_pack_or_of_its_parent() -> None:
    parent = policy.pack("floor")
    first = pack_from(MANDELA, parent).hash
    assert pack_from(MANDELA + "\n", parent).hash != first
    assert pack_from(MANDELA, pack_from(FLOOR + "\n")).hash != first
    assert len(first) == 64


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('[clocks.answer]\nn=90\nunit="calendar_day"\nsource="law"', "V-17"),
        ('[clocks.answer]\nn=10\nunit="working_day"\nsource="law"\nlapse="alert"', "V-03"),
        ("[lapse]\nclimbs=[]", "V-03"),
        ('[filing]\ntime_bar={n=20,unit="calendar_day",exempt=["abuse"]}', "V-04"),
        ('[clocks.life]\nn=1\nunit="calendar_day"\nurgency=["life"]\nsource="law"', "V-05"),
        ('[clocks.imminent]\nn=49\nunit="hour"\nurgency=["imminent"]\nsource="law"', "V-05"),
        ("[retaliation]\nwatch_days=89", "V-09"),
        ('[clocks.answer]\nn=5\nunit="working_day"', "V-13"),
    ],
)
def test_a_pack_weaker_than_the_floor_is_found(body: str, rule: str) -> None:
    assert rule in rules_broken(body)


def test_a_pack_without_an_answer_clock_is_found() -> None:
    alone = pack_from('[meta]\nid="a"\ntitle="A"\nversion="1"')
    assert {finding.rule for finding in findings(alone)} >= {"V-01", "V-02", "V-03", "V-05", "V-09", "V-10", "V-11"}


def test_a_draft_may_wait_for_the_signatures_of_its_departures() -> None:
    longer = '[clocks.answer]\nn=90\nunit="calendar_day"\nsource="law"\nstage="decision"\n[departures]\n'
    assert rules_broken(longer + '"clocks.answer"="28 CFR 115.52(d)"') == {"V-12"}
    assert rules_broken("draft=true\n" + longer + '"clocks.answer"="28 CFR 115.52(d)"') == set()
    signed = 'law="28 CFR 115.52(d)",name="A",office="Central",date="2026-10-05",reason="the law"'
    assert rules_broken(longer + f'"clocks.answer"={{{signed},signature="{"0a" * 64}"}}') == set()
    assert rules_broken(longer + f'"clocks.answer"={{{signed},signature="A"}}') == {"V-12"}


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all",
        '[meta]\nid="a"',
        own("[surprise]\nx=1"),
        own("[lapse]\nclimb=[]"),
        own('[clocks.answer]\nn=0\nunit="hour"'),
        own('[clocks.answer]\nn=1\nunit="fortnight"'),
        own('[clocks.answer]\nn=1\nunit="hour"\nstatus="sure"'),
        own('[clocks.answer]\nn=1\nunit="hour"\nlapse="shrug"'),
        own('[clocks.answer]\nn=1\nunit="hour"\nagainst="nobody"'),
        own('[clocks.answer]\nn=1\nunit="hour"\nfee=5'),
        own('[filing]\ntime_bar={n=1,unit="month",fee=5}'),
        own("[clocks]\nanswer=10"),
        own('[calendar]\nholidays=["Easter"]'),
        own('[calendar]\nzone="Nowhere/City"'),
        own('[calendar]\nweekend=["caturday"]'),
        own('[calendar]\ncountry="XX"'),
        own('[calendar]\ncountry="CA"\nlists=["moon"]'),
        own("[access]\ncensorship=1"),
        own('[access]\ndirector="sometimes"'),
        own('[filing]\nfilter="words"'),
        own("[external.court]\nfee=5"),
        own('[status]\naccess="sure"'),
        own('[clocks.answer]\nunit="hour"'),
        own('[clocks.answer]\nn="ten"\nunit="hour"'),
        own('[clocks.answer.variants.high]\nn=1\nunit="hour"'),
        own('[departures]\nanswer={fee="5"}'),
        "retaliation=5",
        "meta=1",
    ],
)
def test_what_does_not_fit_the_schema_is_refused_not_ignored(text: str) -> None:
    with pytest.raises(PackRefused):
        pack_from(text)


@pytest.mark.parametrize("name", ["", "no-such", "../floor", "FLOOR", "floor.toml"])
def test_a_pack_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(NoSuchPack):
        policy.pack(name)


def test_a_clock_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchRule):
        policy.pack("floor").rule("no such clock")


def test_a_folder_of_ones_own_is_looked_in_but_never_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(own('[calendar]\nholidays=["2026-12-25", 2026-12-26]', extends="un-mandela"))
    (tmp_path / "floor.toml").write_text(own(""))
    (tmp_path / "misnamed.toml").write_text(own(""))
    assert policy.pack("own", tmp_path).rule("answer").n == 10
    assert len(policy.pack("own", tmp_path).holidays) == 2
    assert policy.pack("floor", tmp_path).id == "floor"
    assert "own" in policy.ids(tmp_path)
    with pytest.raises(PackRefused):
        policy.pack("misnamed", tmp_path)


def test_packs_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(own("", extends="own"))
    with pytest.raises(PackRefused):
        policy.pack("own", tmp_path)
