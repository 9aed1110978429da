"""T-15: pages dropped, changed, swapped, inserted, cut off, forked, with and without the site file's secret."""

import random

import pytest
from sqlalchemy import delete

from portal.cli.book import BookFaulty, sign_book
from portal.register.checkpoint import Checkpoint
from tests.counts import count
from tests.register.books import Book
from tests.register.tampering import KINDS, Tamper, rewrite, rewritten
from tests.world import World


def as_book(world: World) -> Book:
    return Book(world.engine, world.site, world.keyring.checkpoint, [])


def sign(world: World) -> str:
    return sign_book(world.engine, world.settings, site=world.site, key=world.keyring.checkpoint, now=world.now)


@pytest.fixture
def lived_in(world: World) -> World:
    """Yesterday's checkpoint, then a day of letters that none covers yet."""
    for office in ("inspectorate", "director-northgate"):
        world.lodge(office)
    sign(world)
    world.pass_days()
    for office in ("inspectorate", "ombudsman", "inspectorate"):
        world.lodge(office)
    return world


@pytest.mark.parametrize("tamper", KINDS, ids=lambda tamper: tamper.__name__)
def test_without_the_site_file_it_is_found_before_the_next_checkpoint(lived_in: World, tamper: Tamper) -> None:
    pages = as_book(lived_in).pages()
    for _ in range(count("tampering")):
        after, named = tamper(pages, random.randrange(len(pages)))
        rewrite(as_book(lived_in), after)
        with pytest.raises(BookFaulty) as faulty:
            sign(lived_in)
        assert named <= {fault.page for fault in faulty.value.report.faults}
    rewrite(as_book(lived_in), pages)
    assert sign(lived_in)


def test_with_the_site_file_it_is_found_by_yesterdays_checkpoint(lived_in: World) -> None:
    """Links and head made anew, everything right: but the root that was signed yesterday is another one."""
    pages = as_book(lived_in).pages()
    for _ in range(count("tampering")):
        rewrite(as_book(lived_in), rewritten(lived_in.site, pages, random.randrange(64)))
        with pytest.raises(BookFaulty) as faulty:
            sign(lived_in)
        assert [fault.kind for fault in faulty.value.report.faults if fault.page is not None] == ["forked"]


def test_the_whole_database_put_back_is_found_by_the_checkpoint_outside(lived_in: World) -> None:
    lived_in.pass_days(2)
    sign(lived_in)
    with lived_in.writing() as session:
        session.execute(delete(Checkpoint).where(Checkpoint.size > 64))
        session.commit()
    rewrite(as_book(lived_in), as_book(lived_in).pages()[:64])
    with pytest.raises(BookFaulty) as faulty:
        sign(lived_in)
    assert {"truncated", "dropped"} >= {fault.kind for fault in faulty.value.report.faults if fault.page}
