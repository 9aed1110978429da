"""The value by which a site file and a database know each other."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag, exclusive
from portal.vault import Site

CHECK = b"site-file-check\x00"


class Fact(Base):
    """What the database knows of itself."""

    __tablename__ = "facts"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary(32))


def keep_check(session: Session, site: Site) -> None:
    """Write the check value where there is none yet."""
    exclusive(session, "facts")
    if session.get(Fact, CHECK) is None:
        session.add(Fact(id=CHECK, value=site.check))


def belongs(session: Session, site: Site) -> bool | None:
    """Whether this site file made this database; None when the database has not been told yet."""
    row = session.get(Fact, CHECK)
    return None if row is None else row.value == site.check
