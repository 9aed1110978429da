"""Cases against the book: gone, added, exchanged, put back."""

import secrets

import pytest
from sqlalchemy import Engine

from portal.database import writing
from portal.register import Fault, Kept, enter, page_at
from tests.register.books import Book, a_book


@pytest.fixture
def book(engine: Engine) -> Book:
    return a_book(engine, days=0, tail=0)


def file(book: Book, acts: int) -> Kept:
    case, key = secrets.token_bytes(16), secrets.token_bytes(32)
    with writing(book.engine) as session:
        for act in range(acts):
            enter(session, book.site, key, act, b"", case=None if act else case)
        session.commit()
    return Kept(case, key, acts)


def test_every_case_with_its_last_act_is_right(book: Book) -> None:
    cases = [file(book, acts) for acts in (1, 2, 3)]
    report = book.verify(cases=cases)
    assert report.ok
    assert report.as_json()["cases"] == {"checked": 3, "ok": True}


def test_a_case_that_is_gone_is_missed(book: Book) -> None:
    cases = [file(book, 1) for _ in range(4)]
    assert book.verify(cases=cases[1:]).faults == [Fault("dropped", None)]


def test_a_case_that_was_never_entered_is_noticed(book: Book) -> None:
    cases = [file(book, 1) for _ in range(2)]
    made_up = Kept(secrets.token_bytes(16), cases[0].book, 1)
    assert book.verify(cases=[*cases, made_up]).faults == [Fault("inserted", None)]


def test_one_case_in_place_of_another_is_noticed(book: Book) -> None:
    cases = [file(book, 1) for _ in range(2)]
    other = Kept(secrets.token_bytes(16), cases[0].book, 1)
    assert book.verify(cases=[other, cases[1]]).faults == [Fault("changed", None)]


def test_a_case_put_back_is_named_by_its_next_page(book: Book) -> None:
    file(book, 2)
    kept = file(book, 3)
    file(book, 1)
    later = page_at_of(book, kept)
    old = Kept(kept.case, kept.book, 2)
    report = book.verify(cases=[old])
    assert Fault("rolled_back", later) in report.faults


def page_at_of(book: Book, kept: Kept) -> int:
    with writing(book.engine) as session:
        assert kept.book is not None
        page = page_at(session, kept.book, 2)
        assert page is not None
        return page.number


def test_a_docket_that_does_not_open_is_noticed(book: Book) -> None:
    kept = file(book, 1)
    assert Fault("changed", None) in book.verify(cases=[Kept(kept.case, None, 0)]).faults


def test_a_docket_ahead_of_the_book_is_noticed(book: Book) -> None:
    kept = file(book, 2)
    assert Fault("dropped", None) in book.verify(cases=[Kept(kept.case, kept.book, 4)]).faults
