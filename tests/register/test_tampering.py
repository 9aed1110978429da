"""Who writes the database drops, changes, swaps, inserts, truncates, forks, replays pages: it is found and named."""

import random

import pytest
from sqlalchemy import Engine, delete, update

from portal.database import writing
from portal.register import Fault, Leaf, Page
from portal.register.checkpoint import Checkpoint
from portal.register.head import HeadRow
from tests.counts import count
from tests.register.books import Book, a_book
from tests.register.tampering import (
    KINDS,
    Tamper,
    appended,
    dropped,
    dropped_and_closed_up,
    made_up,
    renumbered,
    replayed_at_the_end,
    rewrite,
    rewritten,
)


@pytest.mark.parametrize("tamper", KINDS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_the_page_named(engine: Engine, tamper: Tamper) -> None:
    book = a_book(engine)
    pages = book.pages()
    for _ in range(count("tampering")):
        after, named = tamper(pages, random.randrange(len(pages)))
        rewrite(book, after)
        report = book.verify()
        assert {fault.kind for fault in report.faults} <= {KINDS[tamper], *also(tamper, after)}
        assert {fault.page for fault in report.faults} == named
    rewrite(book, pages)
    assert book.verify().ok


def also(tamper: Tamper, after: list[Leaf]) -> set[str]:
    """A page dropped at the very end is a truncated book: nobody can tell the two apart."""
    return {"truncated"} if tamper in (dropped, dropped_and_closed_up) else set()


@pytest.mark.parametrize("tamper", KINDS, ids=lambda tamper: tamper.__name__)
def test_without_the_site_file_the_checkpoints_find_it(engine: Engine, tamper: Tamper) -> None:
    book = a_book(engine, tail=0)
    after, _ = tamper(book.pages(), random.randrange(len(book.pages())))
    rewrite(book, after)
    report = book.without_site_file(against=book.kept[-1])
    beyond = tamper in (appended, replayed_at_the_end)
    assert report.ok == beyond, "what no checkpoint covers yet needs the site file"
    assert report.as_json()["links"] == {"checked": False, "ok": None}


def test_whoever_holds_the_site_file_too_is_found_by_yesterdays_checkpoint(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    for _ in range(count("tampering")):
        at = random.randrange(128)
        rewrite(book, rewritten(book.site, pages, at))
        (fault,) = book.verify().faults
        assert fault.kind == "forked"
        assert (fault.page, fault.through) == ((1, 64) if at < 64 else (65, 128))


def test_several_things_at_once_are_all_named(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    pages[9] = pages[9]._replace(proof=bytes(32))
    pages[30] = pages[30]._replace(link=bytes(16))
    del pages[70]
    rewrite(book, pages)
    assert [fault for fault in book.verify().faults if fault.page] == [
        Fault("changed", 10),
        Fault("changed", 31),
        Fault("dropped", 71),
    ]


def test_a_stretch_of_pages_gone_is_one_fault(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    rewrite(book, renumbered(pages[:20] + pages[25:]))
    assert book.verify().faults == [Fault("dropped", 21, 25)]


def test_pages_before_the_first_are_named(engine: Engine) -> None:
    book = a_book(engine)
    rewrite(book, [made_up(0), *book.pages()])
    assert book.verify().faults == [Fault("inserted", 0)]


def test_a_book_wrong_from_end_to_end_is_named_quickly(engine: Engine) -> None:
    book = a_book(engine, acts=110)
    pages = book.pages()
    with writing(engine) as session:
        session.execute(update(Page).values(proof=bytes(32)))
        session.commit()
    (fault,) = book.verify().faults
    assert (fault.kind, fault.page) == ("changed", 1)
    rewrite(book, pages)


def test_whole_books_raise_no_alarm(engine: Engine) -> None:
    for _ in range(count("books")):
        book = a_book(engine, days=random.randint(0, 2), acts=random.randint(1, 50), tail=random.randint(0, 5))
        for kept in (None, *book.kept):
            assert book.verify(against=kept).ok
            assert book.without_site_file(against=kept).ok
        forget(book)


def forget(book: Book) -> None:
    with writing(book.engine) as session:
        for table in (Page, Checkpoint, HeadRow):
            session.execute(delete(table))
        session.commit()
