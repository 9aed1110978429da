"""A lawyer is known by two officers of an office outside, and by nothing else; one of them ends it."""

from dataclasses import replace

import pytest

from portal.companions import supporter
from portal.companions.supporter import LONGEST, entry_of, keep_entry, state_of, verified
from portal.companions.verify import NotToVerify, ask_to_be_known
from portal.vault import Keys
from tests.companions.beside import FIRST, SECOND, asking, empty_mailbox, ended, sign, verified_lawyer
from tests.world import World


def state(world: World, identifier: bytes) -> str:
    with world.reading() as session:
        entry = entry_of(session, world.site, identifier)
        return state_of(session, world.site, entry, world.directory) if entry else "none"


def test_two_officers_of_an_office_outside_verify_and_one_ends_it(world: World) -> None:
    asking(world, "Somebody Else")
    counsel = asking(world)
    name = counsel.entry.id
    assert state(world, name) == "asked"
    sign(world, counsel, FIRST)
    assert state(world, name) == "half"
    with pytest.raises(NotToVerify, match="own_second"):
        sign(world, counsel, FIRST)
    with pytest.raises(NotToVerify, match="office"):
        sign(world, counsel, "director.northgate")
    sign(world, counsel, SECOND)
    with world.reading() as session:
        known = verified(session, world.site, world.directory)
    assert [each.name for each in known] == ["Nadia Rahman"]
    with pytest.raises(NotToVerify, match="done"):
        sign(world, counsel, FIRST)
    ended(world, counsel)
    assert state(world, name) == "ended"
    with pytest.raises(NotToVerify, match="done"):
        ended(world, counsel)
    with pytest.raises(NotToVerify, match="done"):
        sign(world, counsel, FIRST)


def test_whoever_has_database_and_site_file_makes_nobody_a_lawyer(world: World) -> None:
    """Signatures are checked with the directory's keys, the page with the book; a row put back ends nothing undone."""
    counsel, honest = asking(world), verified_lawyer(world, "Honest")
    forger = Keys.new()
    day = world.now.date()
    made_up = tuple(
        supporter.Vouch(world.staff.ids[login], day, forger.sign(supporter.vouching(counsel.entry, day)))
        for login in (FIRST, SECOND)
    )
    swapped = replace(honest.entry, box=forger.public)
    with world.writing() as session:
        keep_entry(session, world.site, replace(counsel.entry, vouched=made_up))
        keep_entry(session, world.site, swapped)
        session.commit()
    assert state(world, counsel.entry.id) == "asked"
    assert state(world, swapped.id) == "none"
    ended(world, honest)
    with world.writing() as session:
        keep_entry(session, world.site, honest.entry)
        session.commit()
    assert state(world, honest.entry.id) == "ended"


def test_without_a_name_and_a_number_nobody_is_asked_and_long_ones_fit(world: World) -> None:
    _, mailbox = empty_mailbox(world)
    with world.writing() as session:
        with pytest.raises(NotToVerify, match="unsaid"):
            ask_to_be_known(session, world.site, mailbox.seed, role="lawyer", name=" ", number="1", body="", reach="")
        full = dict.fromkeys(LONGEST, "\U0001f54a" * 300)
        entry = ask_to_be_known(session, world.site, mailbox.seed, role="lawyer", **full)
        vouches = tuple(supporter.Vouch(bytes(16), world.now.date(), bytes(64)) for _ in range(2))
        keep_entry(session, world.site, replace(entry, vouched=vouches, ended=vouches[0]))
        assert entry_of(session, world.site, entry.id) is not None
