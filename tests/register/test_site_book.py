"""Versions of the directory stand in the book: the newest is known, and so is what exactly it said."""

import pytest
from sqlalchemy import Engine

from portal.database import writing
from portal.register import OtherDirectory, directory_entered, enter_directory, newer_directory
from tests.register.books import Book, a_book


@pytest.fixture
def book(engine: Engine) -> Book:
    return a_book(engine, days=0)


def test_publishing_twice_is_publishing_once(book: Book) -> None:
    with writing(book.engine) as session:
        assert enter_directory(session, book.site, 1, b"one") == enter_directory(session, book.site, 1, b"one")


def test_another_text_under_the_same_version_is_refused(book: Book) -> None:
    with writing(book.engine) as session:
        enter_directory(session, book.site, 1, b"one")
        assert directory_entered(session, book.site, 1, b"one")
        assert not directory_entered(session, book.site, 1, b"two")
        with pytest.raises(OtherDirectory):
            enter_directory(session, book.site, 1, b"two")


def test_a_version_behind_the_book_is_refused_even_across_a_hole(book: Book) -> None:
    with writing(book.engine) as session:
        enter_directory(session, book.site, 3, b"three")
        assert newer_directory(session, book.site, 1)
        assert not newer_directory(session, book.site, 3)
        with pytest.raises(OtherDirectory):
            enter_directory(session, book.site, 2, b"two")


def test_verify_compares_the_file_with_the_book(book: Book) -> None:
    with writing(book.engine) as session:
        enter_directory(session, book.site, 1, b"one")
        enter_directory(session, book.site, 2, b"two")
        session.commit()
    assert book.verify(directory=(2, b"two")).as_json()["directory"] == {"version": 2, "ok": True}
    assert [fault.kind for fault in book.verify(directory=(1, b"one")).faults] == ["rolled_back"]
    assert [fault.kind for fault in book.verify(directory=(2, b"other")).faults] == ["changed"]
