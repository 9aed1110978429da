"""Slots: a ring's key, sealed to one member, under a name only the site can derive."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator, Sequence

from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag, exclusive
from portal.officers.officer import LOCK
from portal.officers.ring import RingKey, new_ring, packed, unpacked
from portal.vault import Keys, Refused, Site, seal, unseal

BATCH = 16
"""Names asked for at once while looking for the first that is absent."""
EACH_CASE = 8
"""Slot rows every lodged case writes, real or decoy (SETTLED 5)."""


class Slot(Base):
    """One ring for one member; or a decoy that nobody can open."""

    __tablename__ = "slots"
    __table_args__ = NO_ROWID

    tag: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary(176))


def slots_for(session: Session, site: Site, officer_id: bytes, *, start: int = 0) -> Iterator[bytes]:
    """The officer's sealed rings from number `start` until the first number that is absent."""
    while True:
        tags = [slot_tag(site, officer_id, start + n) for n in range(BATCH)]
        rows = session.execute(select(Slot.tag, Slot.sealed).where(Slot.tag.in_(tags)))
        found = {row.tag: row.sealed for row in rows}
        for tag in tags:
            if tag not in found:
                return
            yield found[tag]
        start += BATCH


def rings_of(session: Session, site: Site, officer_id: bytes, *, keys: Keys, start: int = 0) -> list[RingKey | None]:
    """What lies in those slots; None for one that will not open, or is not what it says."""
    return [_opened(sealed, keys) for sealed in slots_for(session, site, officer_id, start=start)]


def slot_tag(site: Site, officer_id: bytes, number: int) -> bytes:
    """Where the officer's n-th slot lies, counted from 0."""
    return site.tag("slot", officer_id, number)


def add_slot(session: Session, site: Site, officer_id: bytes, *, box: bytes, ring: RingKey) -> None:
    """Seal a ring to one member (`box` is his public key in the directory) under the next free number."""
    exclusive(session, LOCK)
    session.flush()
    session.add(Slot(tag=_free(session, site, officer_id), sealed=seal(box, packed(ring))))
    session.flush()


def add_slots_of_a_case(session: Session, site: Site, wanted: Sequence[tuple[bytes, bytes, RingKey]] = ()) -> None:
    """What every lodged case writes: eight rows; `wanted` is (officer id, public key, ring), the rest are decoys. More
    than eight at once are written in whole eights."""
    exclusive(session, LOCK)
    rows = [Slot(tag=_free(session, site, officer), sealed=seal(box, packed(ring))) for officer, box, ring in wanted]
    rows += [decoy_slot() for _ in range(-len(wanted) % EACH_CASE or (0 if wanted else EACH_CASE))]
    random.SystemRandom().shuffle(rows)  # in one insert and any order: nothing shows how many are real
    session.add_all(rows)
    session.flush()


def _free(session: Session, site: Site, officer_id: bytes) -> bytes:
    """The name of the officer's first free slot."""
    return slot_tag(site, officer_id, sum(1 for _ in slots_for(session, site, officer_id)))


def decoy_slot() -> Slot:
    """Sealed to a key thrown away: random bytes would fail the curve test half the time."""
    return Slot(tag=secrets.token_bytes(16), sealed=seal(Keys.new().public, packed(new_ring(""))))


def drop_slots(session: Session, site: Site, officer_id: bytes) -> int:
    """Delete all of an officer's slots; says how many there were."""
    exclusive(session, LOCK)
    number = sum(1 for _ in slots_for(session, site, officer_id))
    tags = [slot_tag(site, officer_id, n) for n in range(number)]
    session.execute(delete(Slot).where(Slot.tag.in_(tags)))
    return number


def _opened(sealed: bytes, keys: Keys) -> RingKey | None:
    try:
        return unpacked(unseal(keys, sealed))
    except Refused:
        return None
