"""The one kind of row: a keyed name and a box, for records of people, for what they are given and what is written.

Without the seed that a row is named by there is no query that finds it, and nothing says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import LargeBinary, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.cases import ending
from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, canonical, derive, lock, pack, padded, parsed, unlock, unpadded

BATCH = 16
"""Names asked for at once while looking for the first that is absent."""


class Companion(Base):
    __tablename__ = "companions"
    __table_args__ = NO_ROWID

    tag: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)
    """Empty once its time is over: the row stays, so that the next number is found."""
    ends: Mapped[bytes | None] = mapped_column(LargeBinary(ending.SEALED))
    """See `portal.cases.ending`: with the letter it was copied from, or a keeping time after it was written."""


_ONE = select(Companion.__table__.c.box).where(Companion.__table__.c.tag == bindparam("tag"))
"""A plain column, made once."""


def place(seed: bytes, what: str, number: int = 0) -> tuple[bytes, bytes]:
    """(name 16, key 32) of the n-th row of this sort, for whoever holds the seed."""
    wide = derive(seed, "companion", what, number, size=48)
    return wide[:16], wide[16:]


def keep(
    session: Session, seed: bytes, what: str, number: int, said: dict[str, Any], *, ends: bytes | None = None
) -> bytes:  # fmt: skip
    """Write it, or write it anew, which begins its keeping time again. Returns the box."""
    tag, key = place(seed, what, number)
    box = lock(key, padded(canonical(said)), pack("companion", tag))
    session.merge(Companion(tag=tag, box=box, ends=ends))
    session.flush()
    return box


def kept(session: Session, seed: bytes, what: str, number: int = 0) -> dict[str, Any] | None:
    """None where there is none, or none that this seed opens."""
    tag, key = place(seed, what, number)
    box = _box(session, tag)
    return None if box is None else _opened(key, tag, box)


def both_kept(session: Session, seed: bytes, one: str, other: str) -> tuple[dict[str, Any] | None, ...]:
    """The first row of two sorts, asked for at once."""
    places = [place(seed, what) for what in (one, other)]
    asked = select(Companion.tag, Companion.box).where(Companion.tag.in_([tag for tag, _ in places]))
    boxes = {row.tag: row.box for row in session.execute(asked)}
    return tuple(_opened(key, tag, boxes[tag]) if tag in boxes else None for tag, key in places)


def all_kept(session: Session, seed: bytes, what: str) -> list[tuple[dict[str, Any] | None, bytes]]:
    """(what was said, box) from number 0 until the first that is absent; None where a box does not open."""
    found: list[tuple[dict[str, Any] | None, bytes]] = []
    if _box(session, place(seed, what)[0]) is None:
        return found  # most people have nobody beside them, and every list asks
    while True:
        places = [place(seed, what, len(found) + step) for step in range(BATCH)]
        asked = select(Companion.tag, Companion.box).where(Companion.tag.in_([tag for tag, _ in places]))
        boxes = {row.tag: row.box for row in session.execute(asked)}
        for tag, key in places:
            if tag not in boxes:
                return found
            found.append((_opened(key, tag, boxes[tag]), boxes[tag]))


def drop(session: Session, seed: bytes, what: str, numbers: Iterable[int]) -> None:
    session.execute(delete(Companion).where(Companion.tag.in_([place(seed, what, each)[0] for each in numbers])))


def _box(session: Session, tag: bytes) -> bytes | None:
    return session.execute(_ONE, {"tag": tag}).scalar()


def _opened(key: bytes, tag: bytes, box: bytes) -> dict[str, Any] | None:
    try:
        return parsed(unpadded(unlock(key, box, pack("companion", tag))))
    except Refused:
        return None
