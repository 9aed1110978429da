"""Pages are entered one after the other, and only while the book ends where its head says."""

import secrets
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.database import writing
from portal.register import BookDamaged, Page, cover, enter, entered, page_at, proof_of
from portal.register.head import HeadRow, head_of
from portal.vault import Site, derive
from tests.register.books import file_some, new_site


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with writing(engine) as session:
        yield session


@pytest.fixture
def site(session: Session) -> Site:
    site = new_site()
    file_some(session, site, 20)
    return site


def test_a_page_is_what_the_vault_says(session: Session, site: Site) -> None:
    book = secrets.token_bytes(32)
    number = enter(session, site, book, 3, b"box")
    page, before = session.get_one(Page, number), session.get_one(Page, number - 1)
    assert number == 21
    assert page.tag == derive(book, "page", 3, size=16)
    assert page.proof == derive(book, "act", 3, b"box") == proof_of(book, 3, b"box")
    assert page.link == site.key("link", 21, before.link, page.tag, page.proof, size=16)


def test_the_first_page_follows_sixteen_zeros(session: Session) -> None:
    site, book = new_site(), secrets.token_bytes(32)
    assert enter(session, site, book, 0, b"") == 1
    page = session.get_one(Page, 1)
    assert page.link == site.key("link", 1, bytes(16), page.tag, page.proof, size=16)


def test_an_act_is_found_by_its_book_alone(session: Session, site: Site) -> None:
    book = secrets.token_bytes(32)
    number = enter(session, site, book, 0, b"")
    found = page_at(session, book, 0)
    assert found is not None
    assert found.number == number
    assert not entered(session, book, 1)
    assert not entered(session, secrets.token_bytes(32), 0)


def test_the_same_act_is_entered_once(session: Session, site: Site) -> None:
    book = secrets.token_bytes(32)
    enter(session, site, book, 0, b"")
    with pytest.raises(IntegrityError):
        enter(session, site, book, 0, b"")


def test_only_new_cases_are_counted(session: Session, site: Site) -> None:
    before = head_of(session, site)
    enter(session, site, secrets.token_bytes(32), 0, b"", case=secrets.token_bytes(16))
    enter(session, site, secrets.token_bytes(32), 1, b"")
    after = head_of(session, site)
    assert before is not None
    assert after is not None
    assert (after.cases - before.cases, after.pages - before.pages) == (1, 2)


def test_cover_pages_look_like_any_other(session: Session, site: Site) -> None:
    cover(session, site, 30)
    rows = session.execute(select(Page.tag, Page.proof, Page.link)).all()
    assert len(rows) == 50
    assert {tuple(map(len, row)) for row in rows} == {(16, 32, 16)}


def test_nothing_is_entered_once_the_last_page_is_gone(session: Session, site: Site) -> None:
    session.execute(delete(Page).where(Page.number == 20))
    with pytest.raises(BookDamaged) as damaged:
        enter(session, site, secrets.token_bytes(32), 0, b"")
    assert (damaged.value.kind, damaged.value.page) == ("truncated", 20)


def test_nothing_is_entered_under_an_older_head(session: Session, site: Site) -> None:
    box = session.execute(select(HeadRow.box)).scalar_one()
    enter(session, site, secrets.token_bytes(32), 0, b"")
    session.execute(update(HeadRow).values(box=box))
    with pytest.raises(BookDamaged) as damaged:
        enter(session, site, secrets.token_bytes(32), 0, b"")
    assert (damaged.value.kind, damaged.value.page) == ("rolled_back", 21)


def test_nothing_is_entered_after_a_page_somebody_added(session: Session, site: Site) -> None:
    more = {"number": 21, "tag": bytes(16), "proof": bytes(32), "link": bytes(16)}
    session.execute(insert(Page).values(**more))
    with pytest.raises(BookDamaged):
        enter(session, site, secrets.token_bytes(32), 0, b"")


def test_nothing_is_entered_with_a_made_up_head(session: Session, site: Site) -> None:
    session.execute(update(HeadRow).values(box=bytes(2121)))
    with pytest.raises(BookDamaged):
        enter(session, site, secrets.token_bytes(32), 0, b"")


def test_the_head_has_one_size_whatever_it_counts(session: Session, site: Site) -> None:
    small = len(session.execute(select(HeadRow.box)).scalar_one())
    cover(session, site, 1_000)
    assert len(session.execute(select(HeadRow.box)).scalar_one()) == small
