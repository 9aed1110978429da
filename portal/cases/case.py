"""The row of a case: a name, where it lies, and two boxes. Nothing about it is in the clear."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import NO_ROWID, Base, Tag


class Case(Base):
    """One filing and all that follows. What it is about lies in its envelopes, for whoever holds a grant."""

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_queue", "queue", "lapse"), NO_ROWID)

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Hash of the case's public key."""
    queue: Mapped[bytes] = mapped_column(Tag)
    """Keyed tag of (ring, state, week): see cases/queue.py."""
    docket: Mapped[bytes] = mapped_column(LargeBinary(1865))
    """Locked under the site file: see cases/docket_box.py."""
    particulars: Mapped[bytes] = mapped_column(LargeBinary(2121))
    """Locked under the case's seed: see cases/particulars.py."""
    lapse: Mapped[bytes | None] = mapped_column(Tag)
    """When the worker must look next, for the holder of the site file: see cases/lapse.py. In the index, so that a
    sweep reads no row."""
