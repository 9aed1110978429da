"""Where feeds lie: in segments of one size, sealed to the offices that watch. Nobody else can tell what is in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.directory import OfficeEntry
from portal.protection.feed import Line, once
from portal.vault import Keys, Refused, Site, canonical, padded, parsed, seal, unpadded, unseal

CLASS = (65_536,)
SIZE = CLASS[0] + 48
ROOM = CLASS[0] - 2_048
"""Bytes of lines in one segment; the rest holds what stands around them."""


class Segment(Base):
    """Sealed lines of a feed. Imports never read one, and no case is looked at."""

    __tablename__ = "segments"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Keyed name of what is in it: the same lines sealed twice are one row."""
    ring: Mapped[bytes] = mapped_column(Tag, index=True)
    """Keyed tag of the ring, not the ring."""
    box: Mapped[bytes] = mapped_column(LargeBinary(SIZE))
    ends: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    """Sealed to the worker, who gives it when the segment is new: the day it is erased."""


class Ring(Protocol):
    """A ring its holder can open."""

    @property
    def id(self) -> bytes: ...
    @property
    def seed(self) -> bytes: ...
    @property
    def case(self) -> bytes | None: ...
    @property
    def identity(self) -> bool: ...


def keep(session: Session, site: Site, offices: Iterable[OfficeEntry], lines: Sequence[Line]) -> int:
    """Seal lines to each office. Returns how many segments that makes, new or known."""
    made = 0
    for office in offices:
        ring = office.ring
        for raw in _parts(lines):
            name = site.tag("segment", ring.id, raw)
            if session.get(Segment, name) is None:
                box = seal(ring.box, padded(raw, CLASS, grows=False))
                session.add(Segment(id=name, ring=site.tag("segments", ring.id), box=box))
            made += 1
    session.flush()
    return made


def feeds(session: Session, site: Site, rings: Iterable[Ring]) -> list[Line]:
    """Every line these rings can open, each once. What does not open is left out: anyone can seal rubbish."""
    found: set[Line] = set()
    for ring in rings:
        if ring.case is None and not ring.identity:
            keys = Keys(ring.seed)
            named = select(Segment.box).where(Segment.ring == site.tag("segments", ring.id))
            for box in session.scalars(named):
                found.update(_opened(keys, box))
    return once(found)


def _parts(lines: Sequence[Line]) -> Iterator[bytes]:
    """One kind and prison in each; at least one, so that an empty week looks like any other."""
    of = sorted({(line.kind, line.prison) for line in lines}) or [("", "")]
    for kind, prison in of:
        wanted = [line for line in lines if (line.kind, line.prison) == (kind, prison)]
        yield from _filled({"kind": kind, "prison": prison}, wanted)


def _filled(about: dict[str, str], lines: Sequence[Line]) -> Iterator[bytes]:
    held: list[list[str]] = []
    size = 0
    for line in lines:
        cells = [line.day.isoformat(), line.number, line.unit, line.detail]
        more = len(canonical(cells)) + 1
        if size + more > ROOM:
            yield canonical({**about, "lines": held})
            held, size = [], 0
        held.append(cells)
        size += more
    yield canonical({**about, "lines": held})


def _opened(keys: Keys, box: bytes) -> Iterator[Line]:
    try:
        said = parsed(unpadded(unseal(keys, box)))
        for day, number, unit, detail in said["lines"]:
            yield Line(said["kind"], said["prison"], date.fromisoformat(day), number, unit, detail)
    except (Refused, KeyError, TypeError, ValueError):
        return
