"""One sealed line of facts for each case, for the statistician alone, on no case's row."""

from __future__ import annotations

import secrets

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import canonical, padded, seal


class Tally(Base):
    """Sealed to the statistics ring; deleted when a quarter is closed."""

    __tablename__ = "tallies"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary(304))


def count_in(session: Session, statistics: bytes, facts: dict[str, str]) -> None:
    """`statistics` is the ring's X25519 key; `facts` are codes from closed lists, never words."""
    sealed = seal(statistics, padded(canonical(facts), (256,), grows=False))
    session.add(Tally(id=secrets.token_bytes(16), sealed=sealed))
