"""Who leaves hands over first what nobody else can open."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pytest

from portal import officers
from portal.casework.hand_over import hand_over
from portal.casework.refusals import NoColleague
from portal.cli.demonstration.cast import PASSWORD
from portal.cli.demonstration.founding import Staff
from portal.officers import Name
from tests.officers.test_command import run
from tests.world import World

LEAVER, OFF = "inspector.adeyemi", ["inspector.castellanos", "inspector.hale"]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def newcomer(world: World, login: str = "inspector.novak", worked_at: tuple[str, ...] = ()) -> None:
    """One more inspector, let in by a member and in force from today."""
    name = Name(id=secrets.token_bytes(16), login=login, name="P. Novak", office="inspectorate", worked_at=worked_at)
    password = world.site.stretch(PASSWORD, "officer", name.id)
    world.staff = Staff({**world.staff.ids, login: name.id}, {**world.staff.stretched, login: password})
    member = world.viewer(LEAVER)
    with world.writing() as session:
        officers.found_member(
            session, world.site, member=member, name=name, password=password, now=world.now,
            second=officers.new_second(),
        )  # fmt: skip
        world.directory = officers.publish_pending(
            session, site=world.site, directory=world.directory, root=world.root, settings=world.settings, now=world.now
        )
        session.commit()


def handed(world: World, case: bytes, login: str) -> None:
    officer = world.viewer(LEAVER)
    with world.writing() as session:
        sight = world.sight(officer, case)
        assert sight is not None
        to = world.staff.ids[login]
        hand_over(session, sight, officer, to=to, site=world.site, directory=world.directory, now=world.now)
        session.commit()


def test_who_alone_can_open_a_letter_is_not_let_go_before_it_is_handed_over(world: World) -> None:
    shared, own = world.lodge("inspectorate"), world.lodge("inspectorate", not_=OFF)
    world.lodge("inspectorate", not_=[LEAVER])
    refused = run(world, "end", LEAVER)
    assert (refused.exit_code, "alone can open 1 of" in refused.output) == (1, True), refused.output
    world.pass_days(1)
    newcomer(world)
    assert world.sight(world.viewer("inspector.novak"), shared.case), "the office's own key"
    assert world.sight(world.viewer("inspector.novak"), own.case) is None, "sent before there was anybody of that name"
    assert run(world, "end", LEAVER).exit_code == 1
    handed(world, own.case, "inspector.novak")
    assert world.sight(world.viewer("inspector.novak"), own.case)
    assert run(world, "end", LEAVER).exit_code == 0


def test_whoever_is_lost_all_the_same_is_ended_anyway(world: World) -> None:
    world.lodge("inspectorate", not_=OFF)
    assert run(world, "end", LEAVER, "--anyway").exit_code == 0


def test_no_newcomer_is_handed_what_he_would_have_been_kept_from(world: World) -> None:
    """Neither who worked in that prison, nor whom the person took off and who came back with other keys."""
    own, old = world.lodge("inspectorate", not_=OFF), world.directory.officer_named("inspector.castellanos")
    assert old
    world.pass_days(1)
    newcomer(world, worked_at=("NGT",))
    with pytest.raises(NoColleague):
        handed(world, own.case, "inspector.novak")
    again = replace(old, id=secrets.token_bytes(16), from_=world.now.date())
    old = replace(old, login="inspector.castellanos#0badc0de", until=world.now.date())
    others = [each for each in world.directory.officers if each.id != old.id]
    world.directory = replace(world.directory, officers=(*others, old, again))
    world.staff = Staff({**world.staff.ids, "inspector.castellanos": again.id}, world.staff.stretched)
    with pytest.raises(NoColleague):
        handed(world, own.case, "inspector.castellanos")
