"""What lies beside a person is kept as long as the letter it was copied from, or as long as the packs say; then
`portal work` erases it, the book stays whole, and what was taken away before its time is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.cases import Interfered
from portal.cases.ending import with_case
from portal.cases.paper import Paper, leave
from portal.casework.clear import clear
from portal.casework.clear_beside import clear_beside
from portal.companions.beside import beside
from portal.companions.joined import joined
from portal.companions.line import lines_of, mail_of
from portal.companions.row import Companion, place
from portal.protection.partings import Parting, keep_apart
from portal.protection.segments import Segment
from portal.tables import KEPT
from portal.vault import Keys
from tests.casework.test_keeping import whole
from tests.companions.beside import verified_lawyer
from tests.companions.test_lawyer_mail import answer, said, write
from tests.companions.test_relative_keys import linked, read, theirs
from tests.protection.test_partings import asked
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def work(world: World) -> int:
    """What a worker does once a day."""
    clear(world.writing, site=world.site, now=world.now)
    return clear_beside(
        world.writing, site=world.site, worker=world.worker, directory=world.directory, now=world.now, tables=KEPT
    )  # fmt: skip


def rows(world: World, table: type[Companion] | type[Paper] | type[Parting]) -> int:
    with world.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_copy_and_a_keeping_apart_end_with_their_letter_and_not_a_day_before(world: World) -> None:
    """A measure that holds keeps its letter from being erased: here is one that no measure is left of."""
    world.lodge("central")
    case = world.lodge("inspectorate", "First.", kind="request").case
    him = world.mailbox(world.codes[case])
    who, hers = linked(world, him, "all")
    world.answer("inspector.adeyemi", case, "No.", decision="no")
    with world.writing() as session:
        ends = with_case(world.worker.public, case)
        keep_apart(session, world.site, him.seed, 3, one="N0877", other="N0901", ends=ends)
        session.add(Segment(id=bytes(16), ring=bytes(16), box=b"a feed"))
        session.commit()
    read(world, him, 0, case)
    assert theirs(world, who.seed) == ["First.", "No."]
    work(world)
    world.now = world.now.replace(year=world.now.year + 2)
    assert work(world) == 0, "the last day is a day"
    assert theirs(world, who.seed) and asked(world, "N0877", "N0901")
    world.pass_days()
    assert work(world) == 4, "a feed is kept as long as a request"
    assert theirs(world, who.seed) == [] and not asked(world, "N0877", "N0901")
    assert rows(world, Parting) == 0 and whole(world)
    world.pass_days(365 * 5)
    assert work(world) == 0
    with world.reading() as session:
        assert [each.seed for each in beside(session, him.seed)] == [who.seed]
        assert joined(session, world.site, hers.seed, today=world.now.date())
    world.pass_days(365 * 4)
    work(world)
    with world.reading() as session:
        assert beside(session, him.seed) == [] == joined(session, world.site, hers.seed, today=world.now.date())


def test_words_to_a_lawyer_and_papers_are_kept_ten_years_from_the_last_and_the_book_knows(world: World) -> None:
    counsel = verified_lawyer(world)
    him = world.mailbox(world.codes[world.lodge(text="The shower is cold.").case])
    seed = write(world, him, counsel, "They read my post.")
    with world.writing() as session:
        leave(session, world.site, bytes(16), Keys.new().public, {"what": "lost"})
        session.commit()
    papers = rows(world, Paper)
    work(world)
    world.pass_days(300)
    answer(world, counsel, "I come on Friday.")
    work(world)
    world.now = world.now.replace(year=world.now.year + 10) - timedelta(days=300)
    world.pass_days()
    work(world)
    assert said(world, seed) == [("other", "I come on Friday.")]
    assert rows(world, Paper) == papers - 1, "the lawyer's way to the words stays"
    assert whole(world)
    with world.writing() as session:
        session.get_one(Companion, place(seed, "mail", 1)[0]).box = b""
        session.flush()
        with pytest.raises(Interfered):
            mail_of(session, world.site, seed)
        session.rollback()
    world.pass_days(300)
    work(world)
    assert said(world, seed) == []


def test_only_the_workers_key_tells_when_a_row_ends(world: World) -> None:
    """Nobody else learns from a row with which letter, or on which day."""
    case = world.lodge("inspectorate", "First.").case
    him = world.mailbox(world.codes[case])
    who, _ = linked(world, him, "all")
    read(world, him, 0, case)
    work(world)
    with world.reading() as session:
        ends = [each or b"" for each in session.scalars(select(Companion.ends))]
        assert len(lines_of(session, who.seed)) == 1
    assert {len(each) for each in ends} == {64} and len(set(ends)) == len(ends)
    assert not any(case in each for each in ends)
