"""Words that are not sent yet: sealed to their case, for the officer who writes them, and gone after seven days.

The outer lock is the site's and holds only the day, so that the worker can clear away what is old; the words lie
under the office's key on the case. Where nobody has both, nothing of it can be read.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, Site, canonical, derive, lock, pack, padded, parsed, unlock, unpack, unpadded

CLASSES = (2048, 8192, 32768, 131072)
KEPT_DAYS = 7
ANSWER = "answer"


class Unsent(Base):
    """One for each case, officer and form."""

    __tablename__ = "drafts"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary)


def keep(
    session: Session, site: Site, desk: bytes, officer: bytes, words: dict[str, str], *, today: date, of: str = ANSWER
) -> None:
    """In place of what was kept before. `desk` is the office's key on the case (32), `officer` an id (16); `of`: what
    the words will be.
    """
    name = _name(desk, officer, of)
    inner = lock(derive(desk, "draft-key"), padded(canonical(words), CLASSES), pack("draft", name))
    box = lock(site.key("drafts"), pack(today.isoformat(), inner), pack("draft", name))
    session.merge(Unsent(id=name, box=box))
    session.flush()


def kept(
    session: Session, site: Site, desk: bytes, officer: bytes, *, of: str = ANSWER
) -> tuple[dict[str, str], date] | None:
    """The words by the names of their fields, and the day; None where nothing is kept, or nothing genuine."""
    row = session.get(Unsent, _name(desk, officer, of))
    if row is None:
        return None
    try:
        day, inner = _outer(site, row)
        return parsed(unpadded(unlock(derive(desk, "draft-key"), inner, pack("draft", row.id)))), day
    except Refused:
        return None


def forget(session: Session, desk: bytes, officer: bytes, *, of: str = ANSWER) -> None:
    """They were sent, or are not wanted any more."""
    row = session.get(Unsent, _name(desk, officer, of))
    if row is not None:
        session.delete(row)


def purge(session: Session, site: Site, today: date) -> int:
    """Clear away what is older than seven days, or not genuine. Returns how many."""
    gone = [row for row in session.scalars(select(Unsent)) if _old(site, row, today)]
    for row in gone:
        session.delete(row)
    return len(gone)


def _old(site: Site, row: Unsent, today: date) -> bool:
    try:
        return (today - _outer(site, row)[0]).days > KEPT_DAYS
    except Refused:
        return True


def _outer(site: Site, row: Unsent) -> tuple[date, bytes]:
    day, inner = unpack(unlock(site.key("drafts"), row.box, pack("draft", row.id)))
    try:
        return date.fromisoformat(day.decode()), inner
    except ValueError:
        raise Refused from None


def _name(desk: bytes, officer: bytes, of: str) -> bytes:
    return derive(desk, "draft", officer, *(() if of == ANSWER else (of,)), size=16)
