"""The rows that let somebody open a case: six for each, active, waiting and decoy alike."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Keys, Refused, Site, derive, grants

EACH = 6
"""Grants a case has, always."""
MOST_WAITING = 2


class Grant(Base):
    """A sealed key under a keyed name. The name says to whom, for those who can derive it."""

    __tablename__ = "grants"
    __table_args__ = NO_ROWID

    tag: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    case_id: Mapped[bytes] = mapped_column(Tag, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary(grants.SIZE))


def ring_tag(site: Site, case: bytes, ring: bytes) -> bytes:
    """Where a ring's grant of a case lies."""
    return site.tag("grant", case, ring)


def apart_identity_tag(site: Site, case: bytes, ring: bytes) -> bytes:
    """Where a one-time ring's grant of the identity lies: whoever was left off may hold the office's ring for names."""
    return site.tag("grant", case, ring, "identity")


def waiting_tag(site: Site, case: bytes, number: int) -> bytes:
    """Where the n-th waiting grant lies, counted from 0."""
    return site.tag("waiting", case, number)


def tray_tag(mailbox_seed: bytes, number: int) -> bytes:
    """Where the mailbox's grant of its n-th letter lies, counted from 0."""
    return derive(mailbox_seed, "tray", number, size=16)


def own_identity_tag(mailbox_seed: bytes, number: int) -> bytes:
    """Where the mailbox's grant of the identity in its n-th letter lies."""
    return derive(mailbox_seed, "own-identity", number, size=16)


def open_ring_grant(session: Session, site: Site, case: bytes, ring: Keys, ring_name: bytes) -> Keys | None:
    """The case's keys for the holder of a ring, or None when there is no such grant or it is not genuine."""
    row = session.get(Grant, ring_tag(site, case, ring_name))
    if row is None or row.case_id != case:
        return None
    try:
        return grants.opened_case(ring, row.sealed, case)
    except Refused:
        return None
