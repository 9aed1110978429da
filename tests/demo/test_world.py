"""The small world that other tests stand on."""

from __future__ import annotations

import pytest

from portal.casework.refusals import OfficeNotAllowed
from tests.world import World


def test_who_was_chosen_can_read_it_and_who_was_not_has_no_way_to_it(world: World) -> None:
    world.lodge("director-northgate", text="Another letter.")
    receipt = world.lodge("inspectorate", text="He hit me.", topic="hurt", by="staff")
    inspector = world.viewer("inspector.adeyemi")
    assert world.read(inspector, receipt.case).statement.text == "He hit me."
    assert world.sight(world.viewer("director.northgate"), receipt.case) is None
    assert world.sight(world.viewer("central"), receipt.case) is None


def test_who_was_taken_off_does_not_see_what_his_colleagues_see(world: World) -> None:
    receipt = world.lodge("inspectorate", not_=["inspector.hale"])
    assert world.sight(world.viewer("inspector.castellanos"), receipt.case)
    assert world.sight(world.viewer("inspector.hale"), receipt.case) is None


def test_the_letter_comes_back_answered(world: World) -> None:
    receipt = world.lodge("director-northgate")
    world.open("clerk.northgate", receipt.case)
    world.ask("clerk.northgate", receipt.case)
    world.add(receipt.case, "On Tuesday.")
    world.answer("director.northgate", receipt.case, "It will be warm on Friday.")
    world.collect(receipt.case)
    said = world.read(world.mailbox(world.codes[receipt.case]), receipt.case)
    assert [each.kind for each in said.envelopes] == ["statement", "question", "message", "reply"]
    assert [line.name for line in said.trail] == ["filed", "opened", "asked", "added", "answered", "read"]


def test_what_nobody_answered_climbs(world: World) -> None:
    receipt = world.lodge("director-northgate")
    answered = world.lodge("director-northgate")
    world.answer("director.northgate", answered.case)
    world.pass_days(15)
    assert world.sweep().escalated == 1
    assert world.sight(world.viewer("central"), receipt.case)
    assert world.sight(world.viewer("director.northgate"), receipt.case) is None


def test_an_office_of_the_prison_is_refused_to_its_own_staff(world: World) -> None:
    with pytest.raises(OfficeNotAllowed):
        world.lodge("director-northgate", filer="staff")


def test_two_letters_with_one_code_are_one_mailbox(world: World) -> None:
    first = world.lodge(code="1111222233334440")
    second = world.lodge(code="1111222233334440")
    assert (first.number, second.number) == (0, 1)
