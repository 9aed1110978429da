"""A plan changes prisons and offices, never keys; nothing mistyped passes."""

from dataclasses import replace
from typing import Any

import pytest

from portal.directory import PlanRefused, founded_json, planned, with_founded
from portal.directory.entries import RingEntry
from portal.vault import Keys
from tests.directory.entries import DAY, a_directory

CENTRAL = {"id": "central", "kind": "central", "names": {"en": "Central"}}


def test_new_offices_and_prisons_are_added_and_others_stay() -> None:
    base = a_directory()
    prison = {"code": "EWT", "names": {"en": "Eastwater"}, "zone": "Asia/Amman", "weekend": ["fri", "sat"]}
    after = planned(base, {"prisons": [prison], "offices": [CENTRAL]})
    assert [each.code for each in after.prisons] == ["NGT", "EWT"]
    assert after.prison("EWT").weekend == ("fri", "sat")
    assert [each.id for each in after.offices] == ["director-northgate", "inspectorate", "central"]


def test_a_changed_office_keeps_its_keys() -> None:
    base = a_directory()
    renamed = {"id": "inspectorate", "kind": "inspectorate", "names": {"en": "Visitors"}, "state": "closed"}
    after = planned(base, {"offices": [renamed]}).office("inspectorate")
    before = base.office("inspectorate")
    assert (after.rings, after.identity_ring) == (before.rings, before.identity_ring)
    assert (after.name(), after.open) == ("Visitors", False)


@pytest.mark.parametrize(
    "plan",
    [
        {"office": [CENTRAL]},
        {"offices": [{**CENTRAL, "aboev": ["x"]}]},
        {"offices": [{**CENTRAL, "kind": "friends"}]},
        {"offices": [{**CENTRAL, "state": "ajar"}]},
        {"offices": [{**CENTRAL, "above": ["nowhere"]}]},
        {"offices": [{**CENTRAL, "prison": "XXX"}]},
        {"offices": [{**CENTRAL, "rings": []}]},
        {"offices": [{"id": "central"}]},
        {"offices": [{**CENTRAL, "id": "an-office-whose-name-no-slot-holds"}]},
        {"offices": ["central"]},
        {"prisons": [{"code": "X"}]},
        {"prisons": [{"code": "X", "names": {}, "gate": "north"}]},
    ],
)
def test_what_does_not_fit_is_refused(plan: dict[str, Any]) -> None:
    with pytest.raises(PlanRefused):
        planned(a_directory(), plan)


def test_a_ceremony_fills_an_office_once() -> None:
    base = planned(a_directory(), {"offices": [CENTRAL]})
    ring, names = RingEntry(1, Keys.new().public, DAY), RingEntry(1, Keys.new().public, DAY)
    member = replace(base.officers[0], id=b"n" * 16, login="new", office="central")
    left = founded_json("central", [ring], names, [member])
    after = with_founded(base, left)
    assert after.office("central").rings == (ring,)
    assert after.officer(b"n" * 16) == member
    assert with_founded(after, left) == after


def test_what_a_ceremony_left_replaces_no_key_there_is() -> None:
    base = a_directory()
    thief = RingEntry(2, Keys.new().public, DAY)
    after = with_founded(base, founded_json("inspectorate", [thief], thief, []))
    assert after.office("inspectorate") == base.office("inspectorate")


def test_a_new_entry_of_the_same_login_renames_the_old() -> None:
    base = a_directory()
    again = replace(base.officers[1], id=b"z" * 16, until=None)
    after = with_founded(base, founded_json("inspectorate", [], None, [again]))
    assert [each.login for each in after.officers] == ["adeyemi", f"hale#{(b'h' * 16).hex()[:8]}", "hale"]


@pytest.mark.parametrize("left", [{}, {"office": "nowhere", "rings": [], "identity_ring": None, "officers": []}])
def test_what_belongs_to_no_office_is_refused(left: dict[str, Any]) -> None:
    with pytest.raises(PlanRefused):
        with_founded(a_directory(), left)
