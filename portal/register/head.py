"""The head of the book: how far it goes and how many cases there are, locked, so that an older copy shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import LargeBinary, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.register.page import NO_LINK, Leaf, Page
from portal.register.tree import Tree
from portal.vault import Refused, Site, lock, pack, padded, unlock, unpack, unpadded

SIZE = 2048


class BookDamaged(Exception):
    """The book does not end where its head says. Nothing may be entered until someone has looked."""

    def __init__(self, kind: str, page: int) -> None:
        super().__init__(f"{kind} at page {page}")
        self.kind, self.page = kind, page


class HeadRow(Base):
    __tablename__ = "head"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass
class Head:
    """What the box holds."""

    cases: int = 0
    inventory: bytes = bytes(32)
    """XOR of a keyed hash of every case there is: a case that is gone, or too many, shows."""
    link: bytes = NO_LINK
    """Of the last page."""
    tree: Tree = field(default_factory=Tree)
    signed: int = 0
    """Size at the newest checkpoint."""
    notes: int = 0
    """How many checkpoints there are."""

    @property
    def pages(self) -> int:
        return self.tree.size

    def count(self, site: Site, case: bytes) -> None:
        self.cases += 1
        self.inventory = joined(self.inventory, site, case)

    def forget(self, site: Site, case: bytes) -> None:
        self.cases -= 1
        self.inventory = joined(self.inventory, site, case)

    def add(self, leaf: Leaf) -> None:
        self.link = leaf.link
        self.tree.append(leaf.hash)


def joined(inventory: bytes, site: Site, case: bytes) -> bytes:
    """The inventory with one case more (or, the same sum, one less)."""
    other = site.key("inventory", case)
    return bytes(one ^ two for one, two in zip(inventory, other, strict=True))


def head_of(session: Session, site: Site) -> Head | None:
    """The head as it lies there, None when there is none. Raises Refused when it was not written by this site."""
    name = site.tag("head")
    box = session.execute(select(HeadRow.box).where(HeadRow.id == name)).scalar()
    return None if box is None else _opened(unlock(site.key("head"), box, pack("head", name)))


def head_in_force(session: Session, site: Site) -> Head:
    """The head, once it agrees with the last page. Raises BookDamaged."""
    last = session.execute(select(func.max(Page.number))).scalar() or 0
    try:
        head = head_of(session, site) or Head()
    except Refused:
        raise BookDamaged("changed", last) from None
    if last != head.pages:
        kind = "rolled_back" if last > head.pages else "truncated"
        raise BookDamaged(kind, min(last, head.pages) + 1)
    return head


def keep(session: Session, site: Site, head: Head) -> None:
    """Write the head back, in the transaction of the page it counts."""
    name = site.tag("head")
    parts = (head.cases, head.inventory, head.link, head.signed, head.notes, head.pages, head.tree.frontier)
    box = lock(site.key("head"), padded(pack("head", *parts), (SIZE,), grows=False), pack("head", name))
    if session.execute(update(HeadRow).where(HeadRow.id == name).values(box=box)).rowcount == 0:  # type: ignore[attr-defined]
        session.execute(insert(HeadRow).values(id=name, box=box))


def _opened(plain: bytes) -> Head:
    label, cases, inventory, link, signed, notes, pages, frontier = unpack(unpadded(plain))
    if label != b"head":
        raise Refused
    tree = Tree.from_bytes(int(pages), frontier)
    return Head(int(cases), inventory, link, tree, int(signed), int(notes))
