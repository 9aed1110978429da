"""Saying more while the office writes: nothing of either side is lost from sight."""

import pytest

from portal.casework.answer import answer
from portal.casework.refusals import WroteMeanwhile
from tests.world import World


@pytest.mark.parametrize("say", ["add", "punished"])
def test_an_answer_that_came_meanwhile_is_still_unread(world: World, say: str) -> None:
    case = world.lodge("inspectorate").case
    world.answer("inspector.adeyemi", case)
    getattr(world, say)(case, "And one thing more.")
    docket = world.read(world.mailbox(world.codes[case]), case).docket
    assert docket.read < docket.envelopes


@pytest.mark.parametrize("say", ["add", "punished"])
def test_ones_own_words_are_never_unread(world: World, say: str) -> None:
    case = world.lodge("inspectorate").case
    getattr(world, say)(case, "And one thing more.")
    docket = world.read(world.mailbox(world.codes[case]), case).docket
    assert docket.read == docket.envelopes


def test_what_was_written_after_the_officer_looked_is_not_answered_unread(world: World) -> None:
    case = world.lodge("inspectorate").case
    world.open("inspector.adeyemi", case)
    world.add(case, "It has become worse.")
    officer = world.viewer("inspector.adeyemi")
    sight = world.sight(officer, case)
    assert sight is not None
    given = {"decision": "no", "text": "Mended.", "language": "en"}
    with world.writing() as session, pytest.raises(WroteMeanwhile):
        answer(session, sight, officer, **given, site=world.site, directory=world.directory, now=world.now, seen=1)
    with world.writing() as session:
        answer(session, sight, officer, **given, site=world.site, directory=world.directory, now=world.now, seen=2)
