"""The reviewed table. A change of it is a change of who reads whose letter: look at the diff, then write it anew.

portal route table --out tests/data/routing.csv
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal import policy
from portal.cli import main
from portal.questions import NEVER, RULES_OF_LEAF, TILE_OF_LEAF, tile_of
from portal.routing.as_csv import as_csv
from portal.routing.table import Asked, Row, answer_for, combinations, lines, table

REVIEWED = Path(__file__).parents[1] / "data" / "routing.csv"
CUSTODIAL = {"director"}
OF_THE_SERVICE = {"director", "central", "health"}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return table()


def found(row: Row, field: str) -> frozenset[str]:
    return row.asked[Asked._fields.index(field)]


def offices(column: str) -> set[str]:
    return {each for each in column.replace(" > ", ", ").split(", ") if each}


def test_the_reviewed_table_is_the_one_in_force(rows: list[Row]) -> None:
    assert as_csv(rows).splitlines() == REVIEWED.read_text(encoding="utf-8").splitlines()


def test_the_command_writes_that_very_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[Row]) -> None:
    monkeypatch.setattr("portal.cli.route_table.table", lambda: rows)
    said = CliRunner().invoke(main, ["route", "table", "--out", str(tmp_path / "t.csv")], env={"PORTAL_ENV": "test"})
    assert said.exit_code == 0, said.output
    assert (tmp_path / "t.csv").read_bytes() == REVIEWED.read_bytes()
    assert CliRunner().invoke(main, ["route", "table"], env={"PORTAL_ENV": "test"}).output == REVIEWED.read_text(
        "utf-8"
    )


def test_it_is_small_enough_to_be_read(rows: list[Row]) -> None:
    assert 30 < len(rows) < 120
    assert len(lines(rows)[0]) == 14


def test_each_combination_stands_in_exactly_one_row_and_the_row_says_where_it_leads(rows: list[Row]) -> None:
    packs = [name for name in policy.ids() if not policy.pack(name).overlay]
    every = [Asked(*each, pack) for pack in packs for each in combinations()]
    for asked in random.Random(7).sample(every, 600):
        held = [row for row in rows if all(value in held for value, held in zip(asked, row.asked, strict=True))]
        assert len(held) == 1, asked
        assert held[0].answer == answer_for(asked, policy.pack(asked.pack))


def protected(row: Row) -> bool:
    """Rows about abuse, punishment for telling, self-harm, danger or a child."""
    hurt = any(tile_of(topic) in ("hurt", "child") for topic in found(row, "topic"))
    kinds, urgency = found(row, "kind"), found(row, "urgency")
    return hurt or bool(kinds & {"report", "retaliation"}) or urgency != {"none"}


def test_abuse_retaliation_self_harm_and_children_never_reach_a_custodial_office_by_themselves(rows: list[Row]) -> None:
    asked = [row for row in rows if protected(row)]
    assert len(asked) > 20
    for row in asked:
        by_themselves = {row.answer.recommended} | offices(row.answer.allowed) | offices(row.answer.chain)
        assert not by_themselves & CUSTODIAL, row
        life = found(row, "urgency") == {"life"}
        assert life or not by_themselves & OF_THE_SERVICE, row


def test_none_of_them_waits_for_the_clock_of_an_answer(rows: list[Row]) -> None:
    for row in rows:
        if protected(row):
            assert row.answer.looked_at_first != "answer", row
            assert row.answer.recommended, row


def test_health_goes_to_health_and_never_to_the_director(rows: list[Row]) -> None:
    asked = [row for row in rows if "health" in found(row, "topic")]
    for row in asked:
        assert "director" not in offices(row.answer.allowed) | offices(row.answer.chain) | {row.answer.recommended}
    plain = [
        row
        for row in asked
        if found(row, "kind") <= {"request", "complaint"} and "staff" not in found(row, "by") | found(row, "filer")
    ]
    assert plain
    assert {row.answer.recommended for row in plain if not {"danger", "imminent"} & found(row, "urgency")} == {"health"}


def test_what_is_never_allowed_is_urgent_and_goes_outside_whatever_else_was_tapped(rows: list[Row]) -> None:
    asked = [row for row in rows if found(row, "topic") & NEVER]
    assert {leaf for row in asked for leaf in found(row, "topic")} >= NEVER
    for row in asked:
        assert "none" not in found(row, "urgency"), row
        outside = {"inspectorate", "ombudsman", "court", "protection"}
        assert {row.answer.recommended} | offices(row.answer.allowed) | offices(row.answer.chain) <= outside, row


@pytest.mark.parametrize("kind", ["consul", "refuge"])
def test_nobody_is_led_to_a_consulate_nor_to_who_protects_refugees(rows: list[Row], kind: str) -> None:
    for row in rows:
        assert kind not in offices(row.answer.allowed) | offices(row.answer.chain) | {row.answer.recommended}
        own = found(row, "filer") <= {"prisoner", "former", "freed"}
        assert (kind in offices(row.answer.show_me_more)) == own


def test_no_late_letter_is_refused_and_no_protected_one_is_stamped(rows: list[Row]) -> None:
    for row in rows:
        assert row.answer.late in ("taken", "taken, stamped late")
        if protected(row):
            assert row.answer.late == "taken", row
    assert {row.answer.late for row in rows} == {"taken", "taken, stamped late"}


def test_every_leaf_names_its_rules() -> None:
    assert RULES_OF_LEAF.keys() == TILE_OF_LEAF.keys()
    assert all(rules and all(rule.split()[0] in ("SMR", "BKK") for rule in rules) for rules in RULES_OF_LEAF.values())


def test_the_table_can_be_opened_by_anything_that_reads_csv() -> None:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert read
    assert all(None not in row and all(row[name] for name in ("kind", "recommended", "reasons")) for row in read)
