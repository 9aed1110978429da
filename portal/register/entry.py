"""Entering pages: the one way anything gets into the book."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.register.head import Head, head_in_force, keep
from portal.register.page import Leaf, Page, link_of, proof_of, tag_of
from portal.vault import Site


def enter(session: Session, site: Site, book: bytes, act: int, what: bytes, *, case: bytes | None = None) -> int:
    """Put the next page in and return its number; `case` is the new case's id, given with its act 0 only.

    Raises BookDamaged when the book and its head disagree, IntegrityError when this act stands there already.
    """
    exclusive(session, "book")
    head = head_in_force(session, site)
    if case is not None:
        head.count(site, case)
    (leaf,) = append(session, site, head, [(tag_of(book, act), proof_of(book, act, what))])
    keep(session, site, head)
    return leaf.number


def cover(session: Session, site: Site, count: int) -> None:
    """`count` pages that mean nothing, so that the size of the book does not tell how much was filed."""
    exclusive(session, "book")
    head = head_in_force(session, site)
    append(session, site, head, meaningless(count))
    keep(session, site, head)


def append(session: Session, site: Site, head: Head, entries: Sequence[tuple[bytes, bytes]]) -> list[Leaf]:
    """Pages for (tag, proof) in this order. The caller holds the book and keeps the head."""
    leaves = []
    for tag, proof in entries:
        number = head.pages + 1
        leaf = Leaf(number, tag, proof, link_of(site, number, head.link, tag, proof))
        head.add(leaf)
        leaves.append(leaf)
    if leaves:
        session.execute(insert(Page), [leaf._asdict() for leaf in leaves])
    return leaves


def page_at(session: Session, book: bytes, act: int) -> Leaf | None:
    """The page of this act, if it was ever entered."""
    columns = select(Page.number, Page.tag, Page.proof, Page.link)
    row = session.execute(columns.where(Page.tag == tag_of(book, act))).first()
    return None if row is None else Leaf(*row)


def pages_of(session: Session, book: bytes, acts: int) -> dict[int, Leaf]:
    """The pages of acts 0 … acts − 1 that were entered, by act."""
    named = {tag_of(book, act): act for act in range(acts)}
    columns = select(Page.number, Page.tag, Page.proof, Page.link)
    leaves = (Leaf(*row) for row in session.execute(columns.where(Page.tag.in_(named))))
    return {named[leaf.tag]: leaf for leaf in leaves}


def entered(session: Session, book: bytes, act: int) -> bool:
    return page_at(session, book, act) is not None


def meaningless(count: int) -> list[tuple[bytes, bytes]]:
    books = [secrets.token_bytes(32) for _ in range(count)]
    return [(tag_of(book, 0), proof_of(book, 0, b"")) for book in books]
