"""Who is kept apart from whom: a look-up that answers yes or no, and knows neither why nor for which letter (R-47).

A number stands for itself, whatever the prison: where two prisons give one number to two people, both hear *apart*. It
errs towards apart, and says not which prison wanted it. A row is two random-looking names: whoever reads the database
learns how many there are. Whoever has the site file as well can try two numbers, as whoever puts people into cells may
anyway.
"""

from __future__ import annotations

from sqlalchemy import LargeBinary, delete, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.cases import ending
from portal.database import NO_ROWID, Base, Tag
from portal.protection.number import tidy
from portal.vault import Site, derive


class Parting(Base):
    """Two people who are not put together. No day, no prison, no reason."""

    __tablename__ = "partings"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Derived from the case's seed: who holds the case ends it, and nobody else can tell whose it is."""
    pair: Mapped[bytes] = mapped_column(Tag, index=True)
    """Keyed tag of both numbers, in whatever order they are asked for."""
    ends: Mapped[bytes | None] = mapped_column(LargeBinary(ending.SEALED))
    """See `portal.cases.ending`: with the case that wanted it, if nobody ended it before."""


def are_two(one: str, other: str) -> bool:
    """Whether these are the numbers of two people."""
    return bool(tidy(one) and tidy(other)) and tidy(one) != tidy(other)


def keep_apart(
    session: Session, site: Site, case_seed: bytes, act: int, *, one: str, other: str, ends: bytes
) -> None:  # fmt: skip
    session.add(Parting(id=_name(case_seed, act), pair=_pair(site, one, other), ends=ends))
    session.flush()


def let_together(session: Session, case_seed: bytes, act: int) -> None:
    """Ends what the act ordered, if it ordered this."""
    session.execute(delete(Parting).where(Parting.id == _name(case_seed, act)))


def kept_apart(session: Session, site: Site, one: str, other: str) -> bool:
    """The whole answer: yes or no."""
    return bool(session.scalar(select(exists().where(Parting.pair == _pair(site, one, other)))))


def _name(case_seed: bytes, act: int) -> bytes:
    return derive(case_seed, "parting", act, size=16)


def _pair(site: Site, one: str, other: str) -> bytes:
    return site.tag("parting", *sorted((tidy(one), tidy(other))))
