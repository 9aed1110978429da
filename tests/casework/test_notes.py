"""An office's notes: its own members read them; the person and the next office do not, and still see a whole file."""

import pytest
from sqlalchemy import select

from portal.cases import Interfered
from portal.cases.envelope import Envelope
from portal.casework.note import note
from portal.casework.refusals import NothingSaid
from tests.world import World


def keep(world: World, login: str, case: bytes, text: str = "Call the clerk.") -> None:
    officer = world.viewer(login)
    sight = world.sight(officer, case)
    assert sight is not None
    with world.writing() as session:
        note(session, sight, officer, text=text, language="en", site=world.site, now=world.now)
        session.commit()


def test_a_colleague_reads_it_and_the_person_sees_nothing_of_it(world: World) -> None:
    world.lodge("inspectorate")
    case = world.lodge("inspectorate", "He hit me.").case
    keep(world, "inspector.adeyemi", case)
    keep(world, "inspector.castellanos", case, "Done.")
    opened = world.read(world.viewer("inspector.hale"), case)
    assert [said.text for said in opened.notes] == ["Call the clerk.", "Done."]
    assert [line.name for line in opened.trail] == ["filed", "noted", "noted"]
    theirs = world.read(world.mailbox(world.codes[case]), case)
    assert theirs.notes == []
    assert [line.name for line in theirs.trail] == ["filed"]
    assert [said.text for said in theirs.envelopes] == ["He hit me."]


def test_the_next_office_reads_the_file_and_not_the_notes(world: World) -> None:
    receipt = world.lodge("director-northgate", "My watch.")
    keep(world, "director.northgate", receipt.case)
    while world.now.date() <= receipt.due:
        world.pass_days()
    world.sweep()
    opened = world.read(world.viewer("central"), receipt.case)
    assert opened.statement.text == "My watch."
    assert opened.notes == []


def test_a_note_taken_out_or_put_in_another_place_is_named_for_everyone(world: World) -> None:
    case = world.lodge("inspectorate").case
    before = {row.id for row in rows(world, case)}
    keep(world, "inspector.adeyemi", case)
    (added,) = [row for row in rows(world, case) if row.id not in before]
    with world.writing() as session:
        session.get_one(Envelope, added.id).box = added.box[:-1] + bytes([added.box[-1] ^ 1])
        session.commit()
    for viewer in (world.viewer("inspector.adeyemi"), world.mailbox(world.codes[case])):
        with pytest.raises(Interfered):
            world.read(viewer, case)


def test_a_note_without_words_is_refused(world: World) -> None:
    case = world.lodge("inspectorate").case
    with pytest.raises(NothingSaid):
        keep(world, "inspector.adeyemi", case, " \n")


def rows(world: World, case: bytes) -> list[Envelope]:
    with world.reading() as session:
        return list(session.scalars(select(Envelope).where(Envelope.case_id == case)))
