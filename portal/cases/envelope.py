"""The rows of what was said: signed, sealed, in sizes that tell little."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import NO_ROWID, Base, Tag


class Envelope(Base):
    """One signed, sealed item of a case."""

    __tablename__ = "envelopes"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    case_id: Mapped[bytes] = mapped_column(Tag, index=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)
