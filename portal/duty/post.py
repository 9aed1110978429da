"""Posts: the offices that are awake for a prison, in order, and the hours of each. Nothing here belongs to a case."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.duty.rota import Hours


class Post(Base):
    """An office that answers for a prison: the first is asked first."""

    __tablename__ = "posts"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    prison: Mapped[str] = mapped_column(Text)
    office: Mapped[str] = mapped_column(Text)
    turn: Mapped[int]
    """1 is asked first, 2 after a quarter of an hour."""


class Shift(Base):
    """Hours in which somebody sits at a post, every week anew."""

    __tablename__ = "shifts"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    post: Mapped[bytes] = mapped_column(Tag, index=True)
    day: Mapped[int]
    """0 is Monday, in the prison's time zone."""
    starts: Mapped[int]
    """Minutes after midnight."""
    ends: Mapped[int]
    """Minutes after the midnight at which `day` began: beyond 1,440 it is the next morning."""
    who: Mapped[str] = mapped_column(Text)
    """Names or logins, for whoever reads the rota; the machinery does not use it."""


@dataclass(frozen=True)
class AtPost:
    """A post with its hours."""

    office: str
    hours: tuple[Hours, ...]


def posts_of(session: Session, prison: str) -> tuple[AtPost, ...]:
    """The posts of a prison, the first first; none where nobody is ever awake."""
    rows = session.scalars(select(Post).where(Post.prison == prison).order_by(Post.turn, Post.office))
    return tuple(AtPost(row.office, _hours(session, row.id)) for row in rows)


def hours_of(posts: tuple[AtPost, ...]) -> tuple[Hours, ...]:
    """All hours in which any post of a prison is awake."""
    return tuple(hours for post in posts for hours in post.hours)


def prisons_of(session: Session, office: str) -> list[str]:
    """The prisons an office has a post for."""
    return sorted(session.scalars(select(Post.prison).where(Post.office == office).distinct()))


def prisons_with_posts(session: Session) -> list[str]:
    return sorted(session.scalars(select(Post.prison).distinct()))


def _hours(session: Session, post: bytes) -> tuple[Hours, ...]:
    rows = session.scalars(select(Shift).where(Shift.post == post))
    return tuple(sorted(Hours(row.day, row.starts, row.ends) for row in rows))
