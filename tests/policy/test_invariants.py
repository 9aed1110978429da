"""Each rule of the validator broken in turn: `packs check` is 1 and names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import policy
from portal.cli import main
from portal.policy.floor import INVARIANTS

LATE = "late_decided_in_writing = true\n"
PROTECTED = '["abuse", "retaliation", "medical", "self_harm", "child"]'
LONGER = 'n = 30\nunit = "calendar_day"\nstage = "decision"\nlapse = "escalate"\n'

LOCAL = '[calendar]\ncountry = "JO"\nlocal_holidays = [2026-12-24]\n'
BREAKS = [
    ("V-01", "access.director", 'director = "weekday"', 'director = "weekly"'),
    ("V-01", "access.inspector_private", "inspector_private = true", "inspector_private = false"),
    ("V-01", "access.addressees", '"judicial", ', ""),
    ("V-02", "access.censorship", "censorship = false", "censorship = true"),
    ("V-02", "access.cost", "cost = false", "cost = true"),
    ("V-02", "confidential.box.screened", "[access]", "[confidential.box]\nscreened = true\n[access]"),
    ("V-03", "clocks.answer", "[clocks.answer]", "[clocks.reply]"),
    ("V-03", "clocks.answer.lapse", LONGER, LONGER.replace("escalate", "alert")),
    ("V-03", "lapse.climbs", 'climbs = ["director", "health", "central", "inspectorate"]', "climbs = []"),
    ("V-03", "stages.decision.next", 'next = "outside"', 'next = "nobody"'),
    ("V-03", "stages.decision.next", 'next = "outside"', 'next = "decision"'),
    ("V-03", "stages.decision.no_reply", 'no_reply = "escalate"\n', ""),
    ("V-03", "stages.decision.answer", LONGER, LONGER.replace("decision", "elsewhere")),
    ("V-04", "filing.time_bar.exempt", LATE, LATE + 'time_bar = {n=9, unit="month", source="x", exempt=["abuse"]}\n'),
    ("V-04", "filing.informal_exempt", "informal_step = false", "informal_step = true"),
    ("V-04", "external.outside.exempt", "requires_internal = false", "requires_internal = true"),
    ("V-05", "clocks.life", 'n = 1\nunit = "hour"', 'n = 2\nunit = "hour"'),
    ("V-05", "clocks.imminent", 'n = 4\nunit = "hour"', 'n = 49\nunit = "hour"'),
    ("V-05", "clocks.life", 'n = 1\nunit = "hour"', 'n = 1\nunit = "calendar_day"'),
    ("V-06", "clocks.answer.extension.n", LONGER, LONGER + "extension = {}\n"),
    ("V-06", "clocks.answer.extension.times", LONGER, LONGER + 'extension={n=5,unit="hour",source="x",times=2}\n'),
    ("V-06", "clocks.answer.extension.notice", LONGER,
     LONGER + 'extension={n=5,unit="hour",source="x",notice="none"}\n'),
    ("V-07", "conflict.never", ', "interpreter"', ""),
    ("V-07", "conflict.line_of_command", "line_of_command = true", "line_of_command = false"),
    ("V-08", "abuse.consent_before_referral", "consent_before_referral = true", "consent_before_referral = false"),
    ("V-08", "mandatory_reports.child.law", "[conflict]", '[mandatory_reports.child]\nlaw=""\n[conflict]'),
    ("V-08", "mandatory_reports.child.to", "[conflict]", '[mandatory_reports.child]\nlaw="Act"\n[conflict]'),
    ("V-08", "mandatory_reports.child.to", "[conflict]", '[mandatory_reports.child]\nto=["prison"]\n[conflict]'),
    ("V-08", "mandatory_reports.child.topics", "[conflict]", '[mandatory_reports.child]\ntopics=["food"]\n[conflict]'),
    ("V-08", "text.notice.child", "[conflict]", '[mandatory_reports.child]\nlaw="Children Act"\n[conflict]'),
    ("V-09", "retaliation.watch_days", "watch_days = 90", "watch_days = 89"),
    ("V-09", "retaliation.indicators", '    "housing_change",\n', ""),
    ("V-10", "abuse.separation", '"only_on_request"', '"office_decides"'),
    ("V-10", "abuse.separation_review_days", "separation_review_days = 7", "separation_review_days = 8"),
    ("V-11", "statistics.min_cell", "min_cell = 10", "min_cell = 4"),
    ("V-12", "departures.access", "[text]", '[departures]\naccess = "a law"\n[text]'),
    ("V-13", "clocks.life", 'version = "1"', 'version = "1"\nproduction = true'),
    ("V-13", "meta.production", 'version = "1"', 'version = "1"\nproduction = true\ndraft = true'),
    ("V-13", "clocks.danger.source", 'urgency = ["danger"]\nlapse = "alert"\nsource = "project default"',
     'urgency = ["danger"]\nlapse = "alert"'),
    ("V-14", "calendar.known_until", "[lapse]", '[calendar]\nzone = "Asia/Amman"\n[lapse]'),
    ("V-14", "calendar.known_until", "[lapse]", "[calendar]\nholidays = [2026-12-25]\n[lapse]"),
    ("V-14", "calendar.signed", "[lapse]", '[calendar]\ncountry = "JO"\nlocal_holidays = [2026-12-24]\n[lapse]'),
    ("V-18", "retention.report", '[retention.report]\nn = 120', '[retention.report]\nn = 58'),
    ("V-18", "retention.request", '[retention.request]\nn = 24', '[retention.request]\nn = 361'),
    ("V-18", "retention.record", "[retention.record]", "[events.record]"),
    ("V-14", "calendar.signed", "[lapse]", LOCAL + 'signed = {name="A. B.", office="O", date=2026-01-05}\n[lapse]'),
    ("V-14", "calendar.signed.second", "[lapse]",
     LOCAL + 'signed = {name="A. B.", second="a. b.", office="O", date=2026-01-05}\n[lapse]'),
    ("V-16", "filing.late", 'late = "accept_and_stamp"', 'late = "refuse"'),
    ("V-16", "filing.late_decided_in_writing", LATE, LATE.replace("true", "false")),
]  # fmt: skip

WEAKER = [
    ("clocks.answer", '[clocks.answer]\nn=10\nunit="working_day"\nstage="decision"\npauses=["lockdown"]\nsource="law"'),
    ("clocks.answer", '[clocks.answer]\nn=20\nunit="working_day"\nstage="decision"\nsource="law"'),
    ("clocks.answer.variants.slow",
     '[clocks.answer]\nn=5\nunit="working_day"\nstage="decision"\nsource="law"\n'
     '[clocks.answer.variants.slow]\nn=3\nunit="month"\nsource="law"'),
    ("events.death_notice_family", '[events.death_notice_family]\nn=48\nunit="hour"\nsource="law"'),
    ("access.director", '[access]\ndirector="weekday"'),
    ("filing.frivolous_exemption", "[filing]\nfrivolous_exemption=true"),
    ("filing.time_bar", f'[filing]\ntime_bar={{n=20,unit="month",source="law",exempt={PROTECTED}}}'),
    ("lapse.climbs", '[lapse]\nclimbs=["director"]'),
    ("retention.report", '[retention.report]\nn=60\nunit="month"\nsource="law"'),
    ("abuse.no_contact", "[abuse]\nno_contact=false"),
]  # fmt: skip


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["packs", "check", *arguments], env={"PORTAL_ENV": "test"})


def found_in(path: Path, *more: str) -> list[dict[str, str]]:
    answer = asked(str(path), "--json", *more)
    assert answer.exit_code == 1, answer.output
    findings: list[dict[str, str]] = json.loads(answer.output)["findings"]
    return findings


@pytest.mark.parametrize(("rule", "field", "sound", "broken"), BREAKS)
def test_a_floor_that_breaks_a_rule_is_named_with_its_field(
    rule: str, field: str, sound: str, broken: str, tmp_path: Path
) -> None:
    text = policy.path_of("floor").read_text()
    assert sound in text
    pack = tmp_path / "broken.toml"
    pack.write_text(text.replace(sound, broken, 1))
    told = found_in(pack)
    assert (rule, field) in {(each["rule"], each["field"]) for each in told}
    assert all(each["says"] for each in told)
    assert f"{rule}  {field}: " in asked(str(pack)).output


@pytest.mark.parametrize(("field", "body"), WEAKER)
def test_weaker_than_its_parent_without_saying_so(field: str, body: str, tmp_path: Path) -> None:
    meta = '[meta]\nid="own"\ntitle="Own"\nversion="1"\nextends="un-mandela"\ndraft=true\n'
    pack = tmp_path / "own.toml"
    pack.write_text(meta + body)
    assert [(each["rule"], each["field"]) for each in found_in(pack)] == [("V-17", field)]
    pack.write_text(f'{meta}{body}\n[departures]\n"{field}"="a law"')
    assert asked(str(pack)).exit_code == 0


def test_a_poster_with_another_hash_is_named() -> None:
    right = policy.pack("un-mandela").hash
    assert asked("un-mandela", "--printed", right).exit_code == 0
    answer = asked("un-mandela", "--json", "--printed", "0" * 64)
    assert answer.exit_code == 1
    assert [each["rule"] for each in json.loads(answer.output)["findings"]] == ["V-15"]


def test_an_exception_said_in_every_language_is_no_fault(tmp_path: Path) -> None:
    text = policy.path_of("floor").read_text()
    said = '[mandatory_reports.child]\nlaw = "Children Act"\nto = ["police"]\n[conflict]'
    text = text.replace("[conflict]", said).replace(
        "independent = true", 'independent = true\nlanguages = ["en", "ar"]'
    )
    pack = tmp_path / "own.toml"
    pack.write_text(text + '"notice.child.en" = "We must tell."\n')
    assert found_in(pack)[0]["says"] == "not said beforehand in: ar"
    pack.write_text(text + '"notice.child.en" = "We must tell."\n"notice.child.ar" = "يجب أن نخبر."\n')
    assert asked(str(pack)).exit_code == 0


def test_no_rule_is_left_untried() -> None:
    tried = {rule for rule, *_ in BREAKS} | {"V-15", "V-17"}
    assert tried == {f"V-{number:02}" for number in range(1, 19)}
    assert len(INVARIANTS) == len({invariant.__name__ for invariant in INVARIANTS})


@pytest.mark.parametrize("name", policy.ids())
def test_every_pack_that_comes_with_the_portal_passes(name: str) -> None:
    assert asked(name).exit_code == 0, asked(name).output
