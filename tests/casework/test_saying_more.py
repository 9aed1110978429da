"""Saying more while the office writes: nothing of either side is lost from sight."""

from dataclasses import replace

import pytest

from portal.casework.add import add
from portal.casework.answer import answer
from portal.casework.refusals import WroteMeanwhile
from portal.mailboxes.lent import Lent
from portal.vault import derive
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


def test_they_are_answered_in_the_language_they_wrote_in_last(world: World) -> None:
    """Never in one that somebody else wrote in for them, or may have made them write in."""
    case = world.lodge("inspectorate").case
    mailbox = world.mailbox(world.codes[case])
    pair = derive(mailbox.seed, "correspondent", case)
    lent = replace(mailbox, lent=(Lent(case, b"", pair, b""),))
    for words, language, who, own, reads in (
        ("Naomba mnijibu kwa Kiswahili.", "sw", mailbox, True, "sw"),
        ("And one thing more.", "en", mailbox, False, "sw"),
        ("Answer in English.", "en", lent, True, "sw"),
        ("Thank you.", "en", mailbox, True, "en"),
    ):
        sight = world.sight(mailbox, case)
        assert sight is not None
        said = {"text": words, "language": language, "own": own}
        with world.writing() as session:
            add(session, sight, who, **said, site=world.site, directory=world.directory, now=world.now)
            session.commit()
        assert world.read(mailbox, case).docket.language == reads
