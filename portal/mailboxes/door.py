"""A door: what a code, once stretched, finds and opens."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, Site, lock, pack, unlock


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


def enter(session: Session, site: Site, stretched: bytes) -> Mailbox | None:
    """The mailbox behind a stretched code, under any of the site's keys; None when there is no such door."""
    for lookup, key in site.doors(stretched):
        row = session.get(Door, lookup)
        if row is None:
            continue
        try:
            return Mailbox(unlock(key, row.locked, pack("door", lookup)), key)
        except Refused:
            continue
    return None


def make_door(session: Session, lookup: bytes, key: bytes, seed: bytes) -> None:
    """Put the row in. The same door made twice is one door."""
    if session.get(Door, lookup) is None:
        session.add(Door(lookup=lookup, locked=lock(key, seed, pack("door", lookup))))
