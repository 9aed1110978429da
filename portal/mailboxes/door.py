"""A door: what a code, once stretched, finds and opens."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag, exclusive
from portal.mailboxes.lent import Lent
from portal.vault import Refused, Site, derive, lock, pack, unlock

OWN, ONCE, AGAIN = "door", "door-once", "door-again"
"""What a door is for stands in what its box is about, so that no row tells: a code of one's own; one that somebody
else printed, good for one use; and the one that took its place."""


class Door(Base):
    """Codes, PINs, drawers and duress doors alike: a look-up and a locked mailbox seed, no other column."""

    __tablename__ = "doors"
    __table_args__ = NO_ROWID

    lookup: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    locked: Mapped[bytes] = mapped_column(LargeBinary(105))


@dataclass(frozen=True)
class Mailbox:
    """An opened mailbox: the seed its letters are sealed to, and the key its book is written under."""

    seed: bytes = field(repr=False)
    door_key: bytes = field(repr=False)
    once: bytes | None = field(default=None, repr=False)
    """The look-up of a door that must be replaced before anything is read."""
    lent: tuple[Lent, ...] = field(default=(), repr=False)
    """Letters of another mailbox that are shown here, before its own: see companions/second.py."""


class Used(Exception):
    """The code that was good for one use has been used."""


def enter(session: Session, site: Site, stretched: bytes) -> Mailbox | None:
    """The mailbox behind a stretched code, under any of the site's keys; None when there is no such door."""
    for lookup, key in site.doors(stretched):
        row = session.get(Door, lookup)
        if row is None:
            continue
        for what in (OWN, AGAIN, ONCE):
            try:
                seed = unlock(key, row.locked, pack(what, lookup))
            except Refused:
                continue
            return Mailbox(seed, key if what == OWN else books_of(seed), lookup if what == ONCE else None)
    return None


def make_door(session: Session, lookup: bytes, key: bytes, seed: bytes, what: str = OWN) -> None:
    """Put the row in. The same door made twice is one door."""
    if session.get(Door, lookup) is None:
        session.add(Door(lookup=lookup, locked=lock(key, seed, pack(what, lookup))))


def books_of(seed: bytes) -> bytes:
    """The key of the books behind a door that is replaced: it must not change with the code."""
    return derive(seed, "books")


def replace_door(session: Session, site: Site, mailbox: Mailbox, stretched: bytes) -> Mailbox:
    """The code that was used once opens nothing from now on; the stretched one does. Raises Used."""
    if mailbox.once is None:
        raise Used
    exclusive(session, mailbox.once)
    row = session.get(Door, mailbox.once)
    if row is None:
        raise Used
    session.delete(row)
    lookup, key = site.doors(stretched)[0]
    make_door(session, lookup, key, mailbox.seed, AGAIN)
    return Mailbox(mailbox.seed, books_of(mailbox.seed))
