"""One page of the book: a name only its book key finds, a proof of what was entered, a link to the page before."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.register.tree import leaf_hash
from portal.vault import Site, derive, pack

NO_LINK = bytes(16)
"""What stands before page 1."""


class Page(Base):
    __tablename__ = "pages"
    __table_args__ = NO_ROWID

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """From 1, without gap."""
    tag: Mapped[bytes] = mapped_column(Tag, unique=True)
    proof: Mapped[bytes] = mapped_column(LargeBinary(32))
    link: Mapped[bytes] = mapped_column(LargeBinary(16))


class Leaf(NamedTuple):
    """A page as plain values, in the order of its columns."""

    number: int
    tag: bytes
    proof: bytes
    link: bytes

    @property
    def hash(self) -> bytes:
        """RFC 6962 leaf hash; its index in the tree is number − 1."""
        return leaf_hash(pack("page", self.number, self.tag, self.proof, self.link))


def tag_of(book: bytes, act: int) -> bytes:
    return derive(book, "page", act, size=16)


def proof_of(book: bytes, act: int, what: bytes) -> bytes:
    """What stands on the page for this act: `what` is the act's box, or the packed act where there is no box."""
    return derive(book, "act", act, what)


def link_of(site: Site, number: int, before: bytes, tag: bytes, proof: bytes) -> bytes:
    """The chain of the book: without the site file nobody can make the next link."""
    return site.key("link", number, before, tag, proof, size=16)
