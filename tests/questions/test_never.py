"""What no law may allow (R-78): urgent and for people outside, whatever else was tapped."""

from __future__ import annotations

from itertools import product

import pytest

from portal.questions import NEVER, QUESTIONS, RULES_OF_LEAF, classes_of, flags_of, kind_of, leaf_of, urgency_of
from tests.world import World, world

__all__ = ["world"]

LEAVES = sorted(NEVER)


def test_every_one_of_them_can_be_tapped_by_everybody() -> None:
    for filer in ("prisoner", "family", "lawyer", "staff"):
        asked = QUESTIONS["happened"].asked({"filer": filer}, kiosk=filer == "prisoner")
        assert {option.value for option in asked.options} == {*NEVER, "none"}


@pytest.mark.parametrize("leaf", LEAVES)
def test_it_is_urgent_whatever_else_was_tapped(leaf: str) -> None:
    for kind, topic, by, danger in product(
        ("request", "complaint", "report", "interview", ""), ("food", "health", "work", ""), ("staff", "unsaid", ""),
        ("no", "unsure", "silent", ""),
    ):  # fmt: skip
        answers = {"kind": kind, "topic": topic, "by": by, "danger": danger, "happened": leaf}
        assert leaf_of(answers) == leaf
        assert urgency_of(answers) == "danger"
        assert "danger" in flags_of(answers)
        assert "abuse" in classes_of(answers)
        assert kind_of(answers) == ("interview" if kind == "interview" else "report")


def test_a_greater_danger_stays_greater() -> None:
    assert urgency_of({"happened": "dark", "danger": "self"}) == "life"
    assert urgency_of({"happened": "dark", "danger": "hurt"}) == "imminent"
    assert kind_of({"happened": "dark", "danger": "punished"}) == "retaliation"


def test_none_of_these_changes_nothing() -> None:
    said = {"kind": "request", "topic": "food"}
    for answers in (said, said | {"happened": "none"}, said | {"happened": "unknown"}):
        assert (leaf_of(answers), kind_of(answers), urgency_of(answers)) == ("food", "request", "none")


def test_the_rules_are_never_shown_to_who_writes() -> None:
    for question in QUESTIONS.values():
        said = [
            question.prompt,
            question.hint,
            *(part for each in question.options for part in (each.label, each.hint)),
        ]
        assert not [rule for rules in RULES_OF_LEAF.values() for rule in rules for words in said if rule in words]
        assert not [words for words in said if "SMR" in words or "BKK" in words]


def test_a_letter_about_it_heads_the_list_and_is_filed_under_it(world: World) -> None:
    case = world.lodge("inspectorate", "Three days without light.", kind="request", topic="cell", happened="dark").case
    opened = world.read(world.viewer("inspector.adeyemi"), case)
    assert (opened.docket.kind, opened.docket.urgency) == ("report", "danger")
    assert "danger" in opened.docket.flags
    assert opened.particulars["topic"] == "dark"
    assert opened.statement.body["said"]["topic"] == "cell"
