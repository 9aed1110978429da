"""A checkpoint: the size and root of the book, signed, so that the past cannot be rewritten after it was published."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Integer, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, exclusive
from portal.register.entry import append, meaningless
from portal.register.head import head_in_force, keep
from portal.register.note import Note, read_note, signed_note
from portal.vault import Keys, Refused, Site

STEP = 64
"""Checkpoints stand at multiples of this; a quiet day gets a step of cover pages too, so it looks like any other."""


class Checkpoint(Base):
    __tablename__ = "checkpoints"
    __table_args__ = NO_ROWID

    size: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(Text)


def checkpoint(session: Session, site: Site, key: Keys, origin: str, now: datetime) -> str:
    """Fill up with cover pages, sign, and return the note. Verify the book first: this signs what the head says."""
    exclusive(session, "book")
    head = head_in_force(session, site)
    size = max(-(-head.pages // STEP) * STEP, head.signed + STEP)
    append(session, site, head, meaningless(size - head.pages))
    note = signed_note(Note(origin, size, head.tree.root(), now.date()), key)
    session.execute(insert(Checkpoint).values(size=size, note=note))
    head.signed, head.notes = size, head.notes + 1
    keep(session, site, head)
    return note


def newest_checkpoint(session: Session) -> str | None:
    return session.execute(select(Checkpoint.note).order_by(Checkpoint.size.desc()).limit(1)).scalar()


def checkpoint_due(session: Session, today: date) -> bool:
    """Whether no checkpoint of today (or a later day) stands in the database."""
    text = newest_checkpoint(session)
    if text is None:
        return True
    try:
        day = read_note(text).day
    except Refused:
        return True
    return day is None or day < today


def origin_of(site: Site) -> str:
    """The name of this book in its checkpoints: the site's check value, which the database holds too."""
    return f"portal-book/{site.check.hex()}"
