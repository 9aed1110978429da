"""Who only reads sees one moment, on both engines: what is written meanwhile is not half seen."""

from sqlalchemy import Engine

from portal.access import visible_to
from portal.cases import read_case
from portal.database import reading, writing
from portal.register import Page, enter
from portal.vault import Site
from tests.world import World


def test_a_reader_does_not_see_what_was_written_after_its_first_look(world: World) -> None:
    receipt = world.lodge("inspectorate", "First.")
    viewer = world.viewer("inspector.adeyemi")

    with world.reading() as session:
        sight = visible_to(session, world.site, viewer, receipt.case)
        assert sight is not None
        world.add(receipt.case, "Written while the officer was looking.")
        opened = read_case(session, world.directory, sight)
    assert [said.text for said in opened.envelopes] == ["First."]
    assert len(world.read(viewer, receipt.case).envelopes) == 2


def test_pages_counted_twice_in_one_look_are_as_many(engine: Engine) -> None:
    site = Site((b"s" * 32,), (8, 1, 1))
    with reading(engine) as looking:
        before = looking.query(Page).count()
        with writing(engine) as session:
            enter(session, site, b"b" * 32, 0, b"")
            session.commit()
        assert looking.query(Page).count() == before == 0
