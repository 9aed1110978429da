"""Recovery: a ring's seed behind a quorum of printed cards, for the office that lost every key."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import derive, digest, lock, pack, unlock


class Recovery(Base):
    """One lock for one possible quorum: t of n without arithmetic on secrets."""

    __tablename__ = "recoveries"
    __table_args__ = NO_ROWID

    ring: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    quorum: Mapped[str] = mapped_column(Text, primary_key=True)
    """The numbers of its cards, in order: "1-2-4"."""
    locked: Mapped[bytes] = mapped_column(LargeBinary(105))


def store_recovery(session: Session, ring: bytes, *, seed: bytes, cards: Mapping[int, bytes], threshold: int) -> None:
    """A lock of the ring's seed for each quorum of `threshold` cards (16 random bytes each)."""
    for quorum in itertools.combinations(sorted(cards), threshold):
        name = "-".join(map(str, quorum))
        locked = lock(_key(cards, quorum), seed, pack("recovery", ring, name))
        session.add(Recovery(ring=ring, quorum=name, locked=locked))


def joined(locked: bytes, ring: bytes, cards: Mapping[int, bytes]) -> bytes:
    """The ring's seed from exactly one quorum of cards: off line only. Raises Refused."""
    quorum = tuple(sorted(cards))
    return unlock(_key(cards, quorum), locked, pack("recovery", ring, "-".join(map(str, quorum))))


def _key(cards: Mapping[int, bytes], quorum: tuple[int, ...]) -> bytes:
    return derive(digest("cards", *(cards[n] for n in quorum)), "recovery", *quorum)
