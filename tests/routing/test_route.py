from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.directory import Directory, OfficeEntry
from portal.questions import FILERS
from portal.questions.leaves import TILE_OF_LEAF
from portal.routing import EXCLUSION_CODES, EXCLUSIONS, REASON_CODES, REASONS, Route, readers, route
from tests.counts import count
from tests.routing.conftest import OFFICES, TODAY, directory_of, officer

KINDS = ("request", "complaint", "report", "retaliation", "interview")
OUTSIDE = {"inspectorate", "ombudsman", "court"}
LOGINS = ("okafor", "reyes", "iyer", "brandt", "adeyemi", "castellanos", "hale", "bakker", "silva", "nobody")
everything = {
    "kind": st.sampled_from(KINDS),
    "topic": st.sampled_from(["", *TILE_OF_LEAF]),
    "by": st.sampled_from(["", "staff", "prisoner", "other", "unsaid"]),
    "filer": st.sampled_from(FILERS),
    "prison": st.sampled_from(["NGT", "EWT", "unknown", "", "XXX"]),
    "not_": st.lists(st.sampled_from(LOGINS), max_size=4).map(tuple),
    "chain": st.booleans(),
}


def sent(directory: Directory | None = None, prison: str = "NGT", **asked: object) -> Route:
    given_ = {"kind": "complaint", "directory": directory or directory_of(), "today": TODAY, "prison": prison, **asked}
    return route(**given_)  # type: ignore[arg-type]


def shown(found: Route) -> list[str]:
    return [each.office for each in found.allowed if not each.only_if_asked]


def hidden(found: Route) -> list[str]:
    return [each.office for each in found.allowed if each.only_if_asked]


@pytest.mark.parametrize("kind", ["request", "complaint"])
def test_a_request_goes_to_the_director_and_the_others_are_real_choices(kind: str) -> None:
    found = sent(kind=kind)
    assert found.recommended == "director-ngt"
    assert found.reasons == ("internal_step_advised",)
    assert shown(found) == ["director-ngt", "inspectorate", "ombudsman", "court", "central"]
    assert found.chain == ("central", "inspectorate")


@pytest.mark.parametrize(
    "asked", [{"kind": "report"}, {"kind": "complaint", "by": "staff"}, {"kind": "request", "topic": "child"}]
)
def test_abuse_goes_outside_and_the_director_is_offered_only_if_asked_for(asked: dict[str, str]) -> None:
    found = sent(**asked)
    assert found.recommended == "inspectorate"
    assert shown(found) == ["inspectorate", "ombudsman", "court"]
    assert hidden(found) == ["director-ngt", "central", "health-ngt"]
    assert ("director-ngt", "prison_not_in_set") in {(each.office, each.code) for each in found.excluded}
    assert found.chain == ("ombudsman", "court")


def test_a_report_that_the_person_sends_to_the_director_is_accepted() -> None:
    found = sent(kind="report", topic="hurt")
    assert found.allows("director-ngt")
    assert found.chain_of("director-ngt") == ("central", "inspectorate")


def test_who_fears_punishment_is_sent_outside() -> None:
    found = sent(kind="retaliation")
    assert found.recommended == "inspectorate"
    assert found.reasons == ("retaliation_goes_outside",)
    assert not set(shown(found)) - OUTSIDE


@given(st.fixed_dictionaries(everything))
@settings(max_examples=count("examples") * 8)
def test_who_works_in_a_prison_is_never_led_back_into_it(asked: dict[str, object]) -> None:
    found = sent(**(asked | {"filer": "staff"}))  # type: ignore[arg-type]
    reached = {each.office for each in found.allowed} | {name for chain in found.chains.values() for name in chain}
    assert reached <= OUTSIDE
    if asked["prison"] == "NGT":
        codes = {(each.office, each.code) for each in found.excluded}
        assert {("director-ngt", "is_filer_office"), ("health-ngt", "is_filer_office")} <= codes
        assert {("central", "line_of_subject"), ("central", "prison_not_in_set")} & codes


@given(st.fixed_dictionaries(everything))
@settings(max_examples=count("examples") * 8)
def test_every_letter_finds_somebody_to_read_it(asked: dict[str, object]) -> None:
    directory = directory_of()
    found = sent(directory, **asked)  # type: ignore[arg-type]
    for each in found.allowed:
        assert readers(each.office, directory, TODAY, asked["not_"])  # type: ignore[arg-type]
        assert directory.office(each.office).open
        assert directory.office(each.office).prison in (None, asked["prison"])
    assert found.recommended is None or found.allowed[0].office == found.recommended
    assert found.recommended in (None, *shown(found))
    assert set(found.reasons) <= set(REASON_CODES)
    assert {each.code for each in found.excluded} <= set(EXCLUSION_CODES)
    if not {"adeyemi", "castellanos", "hale"} <= set(asked["not_"]):  # type: ignore[call-overload]
        assert "inspectorate" in shown(found)


@given(st.fixed_dictionaries(everything))
@settings(max_examples=count("examples") * 8)
def test_a_chain_is_short_open_lawful_and_never_turns_back(asked: dict[str, object]) -> None:
    directory = directory_of()
    found = sent(directory, **asked)  # type: ignore[arg-type]
    for office, chain in found.chains.items():
        assert len(chain) <= 2
        assert office not in chain
        assert all(found.allows(name) for name in chain)
        members = {each.login for name in chain for each in directory.members(name, TODAY)}
        assert not members & set(asked["not_"])  # type: ignore[call-overload]
        if office in OUTSIDE:
            assert set(chain) <= OUTSIDE
    if not asked["chain"]:
        assert found.chain == ()


@given(st.fixed_dictionaries(everything))
@settings(max_examples=count("examples") * 4)
def test_an_interview_and_an_unknown_prison_go_outside_only(asked: dict[str, object]) -> None:
    for change in ({"kind": "interview"}, {"prison": "unknown"}):
        found = sent(**(asked | change))  # type: ignore[arg-type]
        assert {each.office for each in found.allowed} <= OUTSIDE


def test_health_goes_to_the_health_team_where_there_is_one() -> None:
    found = sent(kind="request", topic="health")
    assert found.recommended == "health-ngt"
    assert "health_goes_to_health" in found.reasons
    assert found.chain == ("inspectorate",)
    elsewhere = sent(kind="request", topic="health", prison="EWT")
    assert elsewhere.recommended == "inspectorate"
    assert "director-ewt" in hidden(elsewhere)


def test_health_by_the_staff_s_own_hand_goes_outside() -> None:
    assert sent(kind="complaint", topic="health", by="staff").recommended == "inspectorate"


def test_taking_one_off_in_a_prison_takes_the_whole_office_off_and_the_next_above_is_marked() -> None:
    found = sent(not_=("reyes",))
    assert not found.allows("director-ngt")
    assert found.recommended == "central"
    assert ("director-ngt", "named_by_person") in {(each.office, each.code) for each in found.excluded}


def test_taking_one_off_outside_leaves_the_others() -> None:
    directory = directory_of()
    left = readers("inspectorate", directory, TODAY, ("hale", officer("adeyemi", "").id.hex()))
    assert [each.login for each in left] == ["castellanos"]
    assert readers("director-ngt", directory, TODAY, ("reyes",)) == ()
    assert readers("no such office", directory, TODAY) == ()


def test_the_last_reader_off_leads_to_the_next_body_up() -> None:
    found = sent(kind="report", not_=("adeyemi", "castellanos", "hale"))
    assert found.recommended == "ombudsman"
    assert ("inspectorate", "taken_off") in {(each.office, each.code) for each in found.excluded}


def test_the_chain_leaves_out_whoever_was_taken_off() -> None:
    assert sent(kind="report", not_=("bakker",)).chain == ("court",)


def test_who_worked_there_and_whose_training_is_over_are_shown_as_taken_off() -> None:
    directory = directory_of(castellanos=officer("castellanos", "inspectorate", trained=date(2026, 10, 4)))
    found = sent(directory, kind="report")
    assert found.advised_off == ("castellanos", "hale")
    assert {(each.officer, each.code) for each in found.excluded if each.officer} == {
        ("castellanos", "training_expired"),
        ("hale", "worked_there"),
    }
    assert "hale" in sent(kind="report", prison="unknown").advised_off, "it may be the prison he worked in"
    assert sent().advised_off == ()
    assert ("hale", "taken_off") in {(each.officer, each.code) for each in sent(not_=("hale",)).excluded}


def test_an_office_that_is_closed_or_empty_or_for_interpreters_is_not_there() -> None:
    left = directory_of(silva=officer("silva", "court", until=date(2026, 10, 4)))
    found = sent(left, kind="report")
    names = {each.office for each in (*found.allowed, *found.excluded)}
    assert not names & {"court", "court-old", "interpreters", "director-ewt"}
    shut = tuple(replace(office, state="closed") if office.id == "director-ngt" else office for office in OFFICES)
    assert sent(directory_of(shut)).recommended == "inspectorate"


def test_only_the_kinds_of_the_pack_climb() -> None:
    assert sent(kind="report").chain_of("ombudsman") == ()
    assert sent(prison="EWT").chain == ("central", "inspectorate")


def test_every_reason_can_be_given_and_has_words() -> None:
    lone = tuple(office for office in OFFICES if office.id == "ombudsman")
    no_director = tuple(office for office in OFFICES if office.kind != "director")
    young = OfficeEntry("children", "protection")
    found = [
        sent(),
        sent(kind="report"),
        sent(kind="retaliation"),
        sent(kind="interview"),
        sent(by="staff"),
        sent(topic="health"),
        sent(prison="unknown"),
        sent(filer="staff"),
        sent(late=True),
        sent(directory_of(no_director)),
        sent(directory_of(lone)),
        sent(directory_of((*OFFICES, young), warden=officer("warden", "children")), child=True),
    ]
    assert {code for each in found for code in each.reasons} == set(REASON_CODES) == set(REASONS)


def test_every_exclusion_can_be_given_and_has_words() -> None:
    tired = directory_of(adeyemi=officer("adeyemi", "inspectorate", trained=date(2020, 1, 1)))
    found = [sent(tired, kind="report"), sent(filer="staff"), sent(not_=("reyes", "bakker"))]
    assert {each.code for one in found for each in one.excluded} == set(EXCLUSION_CODES) == set(EXCLUSIONS)


def test_nobody_at_all_is_an_empty_route() -> None:
    found = sent(directory_of(()))
    assert found.recommended is None
    assert found.allowed == ()
    assert found.chain == ()


def test_a_one_time_ring_and_the_slots_of_a_case_have_room_for_the_same_number() -> None:
    from portal.officers.slot import EACH_CASE
    from portal.routing.readers import MOST_APART

    assert MOST_APART == EACH_CASE
