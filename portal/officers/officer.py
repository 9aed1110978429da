"""The row of an officer: a name to sign in with, and a seed that only the own password opens."""

from __future__ import annotations

from sqlalchemy import LargeBinary, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, Site, lock, pack, unlock

LOCK = "officers"
"""The one lock under which officers, slots, invites and proposals change."""


class Officer(Base):
    """Someone who chose a password. Office, name and keys stand in the signed directory, never here."""

    __tablename__ = "officers"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    login: Mapped[str] = mapped_column(Text, unique=True)
    locked: Mapped[bytes] = mapped_column(LargeBinary(105))
    """The officer's seed, locked with the stretched password: opening it is the check of the password."""
    second: Mapped[bytes | None] = mapped_column(LargeBinary(2121))
    """The second factor, locked under the site file; empty until enrolled. Policy, not key."""


def tidy_login(typed: str) -> str:
    """As it is stored: no spaces around, small letters, nothing invisible."""
    return "".join(each for each in typed.strip().casefold() if each.isprintable())


def named(session: Session, login: str) -> Officer | None:
    """The officer of that login."""
    return session.scalar(select(Officer).where(Officer.login == tidy_login(login)))


def lock_seed(site: Site, officer_id: bytes, *, seed: bytes, stretched: bytes) -> bytes:
    """105 bytes that the stretched password opens, together with the site file."""
    return lock(site.doors(stretched)[0][1], seed, pack("officer", officer_id))


def open_seed(site: Site, officer_id: bytes, *, locked: bytes, stretched: bytes) -> bytes:
    """The officer's seed. Raises Refused when the password was another one."""
    for _, key in site.doors(stretched):
        try:
            return unlock(key, locked, pack("officer", officer_id))
        except Refused:
            continue
    raise Refused
