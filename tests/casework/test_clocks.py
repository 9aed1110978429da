"""The clocks of real letters: which of the pack's start, which sends a case up, what meets them, more time, above."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import policy
from portal.cases.docket import Docket
from portal.casework.dates import (
    Place,
    anew,
    climbed,
    explained,
    extended,
    handed_in,
    on_docket,
    running_clocks,
    started,
)
from portal.casework.refusals import NotLonger

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 10, 5, 8, tzinfo=LONDON)
WHY = "The shop has no part."


def place(pack: str = "un-mandela", zone: str = "Europe/London") -> Place:
    return Place("NGT", zone, ("sat", "sun"), pack)


def docket(there: Place, filed: datetime = MONDAY, **letter: str) -> Docket:
    found = started(there, filed, **letter)
    return Docket(
        office="director-northgate", ring=b"r" * 16, kind=letter.get("kind", "complaint"), pack=there.pack, filed=filed,
        zone=there.zone, due=found.day, book=b"b" * 32, clocks=found.clocks, urgency=letter.get("urgency", "none"),
    )  # fmt: skip


def names(docket: Docket) -> list[str]:
    return [each.id for each in running_clocks(docket)]


def test_kind_and_urgency_choose_the_clocks() -> None:
    assert names(docket(place())) == []
    assert names(docket(place(), kind="report", urgency="imminent")) == ["imminent", "triage"]
    assert names(docket(place("us-ca-cdcr"), kind="report", urgency="danger")) == ["danger", "screen", "triage"]


def test_the_topic_chooses_too() -> None:
    found = started(place("us-ca-cdcr"), MONDAY, kind="report", urgency="imminent", topics=("touching", "hurt"))
    assert found.answer.clock.id == "prea_emergency"
    assert found.day == date(2026, 10, 10)
    assert "prea_first" in [each.clock.id for each in found.others]


def test_the_first_clock_that_sends_a_case_up_is_the_date_that_is_told() -> None:
    plain, urgent = docket(place("us-bop")), docket(place("us-bop"), urgency="danger")
    assert (plain.clocks.answer, plain.due) == ("answer", date(2026, 10, 25))
    assert (urgent.clocks.answer, urgent.due) == ("health_or_welfare", date(2026, 10, 8))


def test_hours_run_through_the_night_in_which_the_clocks_go_back() -> None:
    filed = datetime(2026, 10, 24, 22, tzinfo=LONDON)
    (danger,) = [each for each in running_clocks(docket(place(), filed, urgency="danger")) if each.id == "danger"]
    assert danger.late_from == datetime(2026, 10, 25, 21, tzinfo=UTC)
    assert not danger.late(danger.late_from - timedelta(seconds=1))
    assert danger.late(danger.late_from)


def test_late_is_an_instant_in_the_prison() -> None:
    held = docket(place(zone="Asia/Kathmandu"), datetime(2026, 10, 5, 8, tzinfo=ZoneInfo("Asia/Kathmandu")))
    assert held.due == date(2026, 10, 19)
    assert held.late_from == datetime(2026, 10, 19, 18, 15, tzinfo=UTC)
    assert not held.late(datetime(2026, 10, 19, 18, 14, 59, tzinfo=UTC))
    assert held.late(datetime(2026, 10, 19, 18, 15, tzinfo=UTC))
    assert [held.late(held.due), held.late(held.due + timedelta(days=1))] == [False, True]


def test_opening_meets_a_look_and_only_words_meet_the_rest() -> None:
    held = docket(place("us-ca-cdcr"), kind="report", urgency="danger")
    assert [each.id for each in held.clocks.after("").others if each.met] == ["danger", "screen", "triage"]
    spoken = docket(place("us-ca-cdcr"))
    assert names(spoken) == ["screen", "acknowledge"]
    assert [each.met for each in spoken.clocks.after("").others] == [True, False]
    assert [each.met for each in spoken.clocks.after("received").others] == [True, True]
    assert [each.met for each in spoken.clocks.after("words").others] == [True, True]


def test_more_time_needs_a_reason_fits_the_pack_and_comes_before_it_is_late() -> None:
    there, held = place("us-bop"), docket(place("us-bop"))
    more, now = policy.rule_of("20d"), MONDAY + timedelta(days=3)
    longer = extended(held, more, reason=WHY, place=there, now=now)
    assert (longer.due, longer.promised) == (date(2026, 11, 14), (date(2026, 10, 25),))
    assert explained(longer, there).due.day == longer.due
    refused = {
        "no_reason": (held, more, " ", now), "too_long": (held, policy.rule_of("21d"), WHY, now),
        "used_up": (longer, more, WHY, now), "too_late": (held, more, WHY, MONDAY + timedelta(days=60)),
    }  # fmt: skip
    for why, (which, rule, reason, at) in refused.items():
        with pytest.raises(NotLonger) as told:
            extended(which, rule, reason=reason, place=there, now=at)
        assert told.value.why == why


@pytest.mark.parametrize(
    ("pack", "days"),
    [
        ("us-bop", ["2026-10-25", "2026-11-25", "2027-01-05"]),
        ("un-mandela", ["2026-10-19", "2026-11-03", "2026-11-18"]),
        ("gb-sct", ["2026-10-10", "2026-10-31", "2026-11-21"]),
    ],
)
def test_going_up_starts_the_clocks_of_the_stage_above(pack: str, days: list[str]) -> None:
    there, held = place(pack), docket(place(pack))
    said = [held.due.isoformat()]
    for _ in range(2):
        since = handed_in(held.late_from, there)
        held = on_docket(held, climbed(there, since, kind=held.kind, urgency="none", below=held.clocks))
        said.append(held.due.isoformat())
    assert said == days
    assert [day.isoformat() for day in held.promised] == days[:2]


def test_what_is_urgent_below_is_urgent_above() -> None:
    there = place("us-bop")
    held = docket(there, urgency="danger")
    above = climbed(there, MONDAY + timedelta(days=4), kind="complaint", urgency="danger", below=held.clocks)
    assert (above.answer.clock.id, above.day) == ("health_or_welfare", date(2026, 10, 12))


def test_an_office_that_begins_again_has_its_whole_time_and_the_old_date_stays_as_history() -> None:
    held = docket(place(), kind="report")
    again = anew(held, place(), MONDAY + timedelta(days=7))
    assert (again.due, again.promised) == (date(2026, 10, 26), (held.due,))
    assert names(again) == names(held)
    assert explained(again, place()).due.day == again.due


def test_a_clock_name_longer_than_the_docket_keeps_is_still_found() -> None:
    there = place("ca-federal")
    held = replace(docket(there), clocks=replace(docket(there).clocks, answer="stages.initial_grievance.answer"[:32]))
    assert explained(held, there).clock.stage == "initial_grievance"
