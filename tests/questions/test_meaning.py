import pytest
from hypothesis import given, settings

from portal.questions import (
    classes_of,
    flags_of,
    identity_of,
    kind_of,
    tile_of,
    urgency_of,
)
from tests.counts import count
from tests.questions.strategies import ANSWERS


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({}, "complaint"),
        ({"kind": "request"}, "request"),
        ({"kind": "complaint", "topic": "food"}, "complaint"),
        ({"kind": "request", "topic": "health"}, "request"),
        ({"kind": "report"}, "report"),
        ({"kind": "request", "topic": "hurt"}, "report"),
        ({"topic": "child", "by": "other"}, "report"),
        ({"topic": "touching", "filer": "staff"}, "report"),
        ({"kind": "complaint", "by": "staff", "danger": "hurt"}, "report"),
        ({"kind": "complaint", "by": "prisoner", "danger": "hurt"}, "complaint"),
        ({"kind": "complaint", "danger": "sexual"}, "report"),
        ({"kind": "interview"}, "interview"),
        ({"kind": "interview", "topic": "hurt"}, "interview"),
        ({"kind": "interview", "danger": "punished"}, "retaliation"),
        ({"kind": "request", "topic": "food", "danger": "punished"}, "retaliation"),
        ({"kind": "nonsense"}, "complaint"),
    ],
)
def test_the_kind_follows_from_the_answers(answers: dict[str, str], kind: str) -> None:
    assert kind_of(answers) == kind


@pytest.mark.parametrize(
    ("danger", "urgency", "flagged"),
    [
        ("no", "none", set()),
        ("unsure", "none", set()),
        ("", "none", set()),
        ("hurt", "imminent", {"danger"}),
        ("self", "life", {"danger"}),
        ("ill", "life", {"danger"}),
        ("sexual", "imminent", {"danger"}),
        ("child", "imminent", {"danger"}),
        ("punished", "danger", {"danger", "punished", "retaliation"}),
        ("silent", "danger", {"danger"}),
    ],
)
def test_urgency_and_flags_follow_from_the_danger(danger: str, urgency: str, flagged: set[str]) -> None:
    assert urgency_of({"danger": danger}) == urgency
    assert flags_of({"danger": danger}) == flagged


def test_who_asks_for_a_watch_is_flagged() -> None:
    assert flags_of({"watch": "yes", "danger": "no"}) == {"retaliation"}
    assert flags_of({"watch": "no"}) == set()


@given(ANSWERS)
@settings(max_examples=count("examples") * 4)
def test_no_answer_breaks_the_rules(answers: dict[str, object]) -> None:
    assert kind_of(answers) in {"request", "complaint", "report", "retaliation", "interview"}
    assert urgency_of(answers) in {"none", "danger", "imminent", "life"}
    assert flags_of(answers) <= {"danger", "harm", "punished", "retaliation"}
    assert identity_of(answers) in {"none", "office", "all"}


@given(ANSWERS)
@settings(max_examples=count("examples") * 4)
def test_saying_that_nobody_is_in_danger_takes_nothing_away_but_the_danger(answers: dict[str, object]) -> None:
    calm = {field: value for field, value in answers.items() if field != "danger"}
    assert kind_of(calm | {"danger": "no"}) == kind_of(calm)
    assert flags_of(calm | {"danger": "no"}) <= flags_of(answers)


def test_an_identity_needs_something_to_be_known_by() -> None:
    assert identity_of({"identity": "all"}) == "none"
    assert identity_of({"identity": "all", "name": "Ann"}) == "all"
    assert identity_of({"name": "Ann"}) == "office"
    assert identity_of({"identity": "none", "name": "Ann"}) == "none"


def test_the_protected_classes_know_topic_and_danger() -> None:
    assert classes_of({"topic": "hurt", "by": "staff"}) == {"abuse"}
    assert classes_of({"topic": "health", "danger": "self"}) == {"medical", "self_harm"}
    assert classes_of({"topic": "child", "danger": "punished"}) == {"child", "retaliation"}
    assert classes_of({"topic": "food"}) == set()


def test_a_leaf_is_counted_under_its_tile() -> None:
    assert tile_of("touching") == "hurt"
    assert tile_of("food") == "food"
    assert tile_of("nobody knows") == "other"
