"""The sweep: one broken case stops none of the others and is left as it was; what is settled stays in the lists."""

from typing import Any

import pytest
from sqlalchemy import select

from portal.cases import docket_box
from portal.cases.grant import Grant
from portal.cases.listing import desk_list
from portal.casework import escalate
from portal.vault import Refused
from tests.world import World


def grants_of(world: World, case: bytes) -> set[bytes]:
    with world.reading() as session:
        return set(session.scalars(select(Grant.tag).where(Grant.case_id == case)))


@pytest.mark.parametrize("failure", [Refused(), LookupError("no such office"), ValueError("no such zone")])
def test_a_case_that_cannot_be_moved_is_left_whole_and_the_next_one_goes_up(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    broken, sound = (world.lodge("director-northgate", chain="yes").case for _ in range(2))
    before, whole = grants_of(world, broken), escalate.record_act

    def failing(session: Any, site: Any, sight: Any, **more: Any) -> int:
        if sight.id == broken:
            session.flush()
            raise failure
        return whole(session, site, sight, **more)

    monkeypatch.setattr(escalate, "record_act", failing)
    world.pass_days(40)
    assert world.sweep().escalated == 1
    assert grants_of(world, broken) == before
    assert world.sight(world.viewer("central"), sound)
    assert world.sight(world.viewer("director.northgate"), broken)


def test_what_was_answered_long_ago_is_still_in_the_list(world: World) -> None:
    case = world.lodge("inspectorate").case
    world.answer("inspector.adeyemi", case)
    for _ in range(110):
        world.pass_days(7)
        world.sweep()
    with world.reading() as session:
        listed = desk_list(session, world.site, world.viewer("inspector.adeyemi"), "answered", today=world.now.date())
    assert [row.docket is not None for row in listed.rows] == [True]
    with world.reading() as session:
        assert docket_box.opened(world.site, case, world.sight(world.viewer("inspector.adeyemi"), case).row.docket)
