"""Every subject code of the US federal prisons has a home among our leaves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from portal.questions.leaves import CLASS_OF_LEAF, LEAF_OF_SUBJECT, TILE_OF_LEAF, leaf_of_subject

CODES = Path(__file__).parents[1] / "data" / "bop-subject-codes.csv"
"""Published by the Federal Bureau of Prisons; a work of the US government, in the public domain."""

ROWS = list(csv.DictReader(CODES.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_code_has_a_leaf_and_the_leaf_a_tile(row: dict[str, str]) -> None:
    assert leaf_of_subject(row["code"]) in TILE_OF_LEAF


def test_all_of_them_are_asked_and_no_home_waits_for_a_code_that_is_not_there() -> None:
    codes = {row["code"] for row in ROWS}
    assert len(codes) == len(ROWS) == 194
    assert set(LEAF_OF_SUBJECT) <= codes | {row["primary_num"] for row in ROWS}
    with pytest.raises(KeyError):
        leaf_of_subject("99Z")


def test_few_of_them_are_only_another_thing() -> None:
    others = [row["code"] for row in ROWS if leaf_of_subject(row["code"]) == "other"]
    assert len(others) < len(ROWS) / 10


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("34B", "34D", "34F", "22E", "23D", "37A", "37B", "10A"), "abuse"),
        (("26A", "26D", "27C", "28B", "29A", "10B", "14H"), "medical"),
    ],
)
def test_what_is_protected_here_is_so_under_its_code_too(codes: tuple[str, ...], kind: str) -> None:
    assert {CLASS_OF_LEAF[leaf_of_subject(code), "staff"] for code in codes} == {kind}
