"""Office papers: what an office keeps that is no case of its own, such as "a letter you had went up on …"."""

from __future__ import annotations

import secrets

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.cases import ending
from portal.database import NO_ROWID, Base, Tag
from portal.vault import Keys, Refused, Site, canonical, padded, parsed, seal, unpadded, unseal


class Paper(Base):
    """Sealed to a ring's public key, so that the worker can leave one without holding any office's key."""

    __tablename__ = "papers"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    ring: Mapped[bytes] = mapped_column(Tag, index=True)
    """Keyed tag of the ring, not the ring."""
    box: Mapped[bytes] = mapped_column(LargeBinary)
    ends: Mapped[bytes | None] = mapped_column(LargeBinary(ending.SEALED))
    """See `portal.cases.ending`."""


def leave(
    session: Session, site: Site, ring: bytes, public: bytes, said: dict[str, str], *, stays: bool = False
) -> None:
    """Put a paper into an office's tray. `ring` is the ring's id, `public` its X25519 key.

    `stays`: it has no keeping time, as it is only a key to what has one.
    """
    box = seal(public, padded(canonical(said), (512,), grows=False))
    ends = ending.never() if stays else None
    session.add(Paper(id=secrets.token_bytes(16), ring=site.tag("papers", ring), box=box, ends=ends))


def papers(session: Session, site: Site, ring: bytes, keys: Keys) -> list[dict[str, str]]:
    """What lies in a ring's tray, in no order. What does not open is left out: anyone can seal rubbish."""
    found = []
    for box in session.scalars(select(Paper.box).where(Paper.ring == site.tag("papers", ring))):
        try:
            found.append(parsed(unpadded(unseal(keys, box))))
        except Refused:
            continue
    return found
