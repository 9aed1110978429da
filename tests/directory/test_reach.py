"""Where an office can be reached is signed with it; a file without is read, and written, as it always was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from portal.cli.key_words import changes
from portal.directory import Directory, PlanRefused, planned, sign
from portal.vault import Keys
from tests.directory.entries import a_directory

POST = {"en": ["Inspectorate", "1 Example Street", "00000 Nowhere"], "ar": ["شارع المثال 1"]}
REACH = {"address": POST, "telephone": "+00 555 0101", "hours": {"en": "Monday to Friday, 9 to 16"}}
OFFICE = {"id": "inspectorate", "kind": "inspectorate", "names": {"en": "Inspectorate"}}


def with_reach(reach: Any) -> Directory:
    return planned(a_directory(), {"offices": [{**OFFICE, "reach": reach}]})


def test_it_is_signed_and_read_back_in_the_language_that_is_asked_for() -> None:
    root, laid = Keys.new(), with_reach(REACH)
    reach = Directory.open(root.verify, sign(root, laid)).office("inspectorate").reach
    assert reach is not None and reach == laid.office("inspectorate").reach
    assert (reach.lines("ar"), reach.lines("sw")) == (("شارع المثال 1",), tuple(POST["en"]))
    assert (reach.telephone, reach.when("fr")) == ("+00 555 0101", "Monday to Friday, 9 to 16")
    alone = with_reach({"telephone": "0 555"}).office("inspectorate").reach
    assert alone is not None and (alone.lines("en"), alone.when("en")) == ((), "")


def test_a_file_without_it_stays_byte_for_byte_and_whoever_signs_sees_it_come() -> None:
    before, root = a_directory(), Keys.new()
    blob = sign(root, before)
    assert b"reach" not in blob
    assert sign(root, Directory.open(root.verify, blob)) == blob
    changed = list(changes(before, replace(with_reach(REACH), version=before.version)))
    assert any(each.startswith("+ reach inspectorate") and "+00 555 0101" in each for each in changed)


@pytest.mark.parametrize(
    "reach",
    [
        {},
        "1 Example Street",
        {"fax": "+00 555 0101"},
        {"telephone": "call <b>me</b>"},
        {"telephone": 5550101},
        {"address": {"en": "1 Example Street"}},
        {"address": {"en": ["line"] * 7}},
        {"address": {"en": ["x" * 81]}},
        {"address": {"en": ["one\ntwo"]}},
        {"hours": {}},
        {"hours": {"en": ["Monday"]}},
    ],
)
def test_what_cannot_stand_on_paper_is_refused(reach: Any) -> None:
    with pytest.raises(PlanRefused):
        with_reach(reach)
