"""T-01: whoever writes the database swaps keys in it: letters are still sealed to the signed directory, or none is."""

import secrets
from dataclasses import replace

import pytest
from sqlalchemy import LargeBinary, select, update

from portal.casework.refusals import DirectoryChanged
from portal.database import Base
from portal.directory import Directory, DirectoryRefused, InForce, RingEntry, sign, write_whole
from portal.officers import RingKey, Slot, add_slot
from portal.register import directory_entered, enter_directory
from portal.vault import Keys, ring_id
from tests.world import World


def everything(world: World) -> bytes:
    """Every byte of every table."""
    with world.reading() as session:
        return b"".join(
            value if isinstance(value, bytes) else str(value).encode()
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            for value in row
        )


def with_other_keys(directory: Directory, key: Keys, *, version: int) -> Directory:
    rings = (RingEntry(1, key.public, directory.made),)
    return replace(directory, version=version, offices=tuple(replace(each, rings=rings) for each in directory.offices))


def put(world: World, directory: Directory, root: Keys) -> None:
    write_whole(world.settings.directory_file, sign(root, directory))


def test_no_table_has_an_offices_key(world: World) -> None:
    world.lodge("inspectorate")
    rows = everything(world)
    for office in world.directory.offices:
        assert office.ring.box not in rows


def test_with_every_32_byte_column_overwritten_the_office_reads_its_letter_and_the_thief_does_not(world: World) -> None:
    thief = Keys.new()
    with world.writing() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, LargeBinary) and column.type.length == 32 and table.name == "invites":
                    session.execute(update(table).values({column.name: thief.public}))
        session.commit()
    case = world.lodge("inspectorate", text="He hit me.").case
    viewer = world.viewer("inspector.adeyemi")
    assert world.read(viewer, case).statement.text == "He hit me."
    stolen = RingKey(ring_id(thief.public), "inspectorate", thief.seed)
    assert world.sight(replace(viewer, rings=(stolen,)), case) is None


def test_a_ring_planted_in_an_officers_slots_is_not_taken_for_the_offices(world: World) -> None:
    thief = Keys.new()
    planted = RingKey(ring_id(thief.public), "inspectorate", thief.seed, generation=9)
    entry = world.directory.officer_named("inspector.adeyemi")
    assert entry is not None
    with world.writing() as session:
        add_slot(session, world.site, entry.id, box=entry.box, ring=planted)
        session.commit()
    assert planted.id not in {ring.id for ring in world.viewer("inspector.adeyemi").rings}


def test_a_slot_replaced_by_the_thiefs_ring_opens_nothing_false(world: World) -> None:
    entry = world.directory.officer_named("inspector.adeyemi")
    assert entry is not None
    case = world.lodge("inspectorate").case
    with world.writing() as session:
        session.execute(update(Slot).values(sealed=secrets.token_bytes(176)))
        session.commit()
    assert world.sight(world.viewer("inspector.adeyemi"), case) is None


def test_a_directory_signed_by_another_root_never_comes_in_force(world: World) -> None:
    in_force = InForce(world.settings)
    before = in_force()
    put(world, with_other_keys(world.directory, Keys.new(), version=99), Keys.new())
    assert in_force() == before
    assert in_force.says == "signature"
    with pytest.raises(DirectoryRefused) as refused:
        InForce(world.settings)()
    assert refused.value.why == "signature"


def test_an_older_directory_never_comes_back_in_force(world: World) -> None:
    put(world, replace(world.directory, version=world.directory.version + 1), world.root)
    newer = InForce(world.settings)()
    put(world, world.directory, world.root)
    in_force = InForce(world.settings)
    with pytest.raises(DirectoryRefused) as refused:
        in_force()
    assert refused.value.why == "version"
    put(world, newer, world.root)
    assert in_force() == newer


def test_nothing_is_sealed_with_a_directory_older_than_the_books(world: World) -> None:
    """A host that was never told of the new directory: its own state file is no help, the book is."""
    newer = replace(world.directory, version=world.directory.version + 1)
    with world.writing() as session:
        enter_directory(session, world.site, newer.version, sign(world.root, newer))
        session.commit()
    with pytest.raises(DirectoryChanged):
        world.lodge("inspectorate")
    world.directory = newer
    assert world.lodge("inspectorate").page


def test_another_text_under_the_version_in_force_is_not_what_was_entered(world: World) -> None:
    other = sign(world.root, with_other_keys(world.directory, Keys.new(), version=world.directory.version))
    with world.reading() as session:
        version, genuine = world.directory.version, world.settings.directory_file.read_bytes()
        assert directory_entered(session, world.site, version, genuine)
        assert not directory_entered(session, world.site, version, other)
