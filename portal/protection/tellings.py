"""Who came and is still to be told within a day what one may ask, and of whom (R-18): a task that names nobody.

A row is two keyed names and two boxes of one size each. The site opens the first, which holds days and hours alone,
so that any page can say how many wait; the number is sealed to the director's office. Whoever has the site file as
well can try a number, as whoever knows who is in the prison may anyway. No letter is near it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag, exclusive
from portal.directory import Directory, NotInDirectory
from portal.protection.arrivals import LOOKED_BACK, told_by
from portal.protection.feed import Line
from portal.protection.segments import Ring
from portal.vault import Keys, Refused, Site, canonical, lock, pack, padded, parsed, seal, unlock, unpadded, unseal

TIMES = (128,)
WHOM = (512,)
NEVER = date.min


class Telling(Base):
    """One person of one prison: the last time they came, and the last day on which they were told."""

    __tablename__ = "tellings"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Keyed name of the prison and the number."""
    place: Mapped[bytes] = mapped_column(Tag, index=True)
    """Keyed name of the prison."""
    times: Mapped[bytes] = mapped_column(LargeBinary(TIMES[0] + 73))
    whom: Mapped[bytes] = mapped_column(LargeBinary(WHOM[0] + 48))


@dataclass(frozen=True)
class Times:
    came: date = NEVER
    told: date = NEVER
    by: int = 0
    """Until when they are to be told, in seconds since 1970; 0 while nobody said that they came."""

    @property
    def waits(self) -> bool:
        return self.came > self.told

    @property
    def last(self) -> date:
        return max(self.came, self.told)


@dataclass(frozen=True)
class Owed:
    """Somebody who is to be told. `by` is in the prison's zone."""

    came: date
    by: datetime
    whom: bytes

    def late(self, now: datetime) -> bool:
        return self.by <= now


def write_down(session: Session, site: Site, directory: Directory, lines: Iterable[Line], *, today: date) -> None:
    """Who came and who was told, as far as these lines say; of any other kind they say nothing here."""
    exclusive(session, "tellings")
    for line in lines:
        if line.kind in ("admission", "told") and line.day + LOOKED_BACK >= today:
            _note(session, site, directory, line)
    session.flush()


def owed(session: Session, site: Site, prison: str, zone: ZoneInfo) -> list[Owed]:
    """Everybody of this prison who came and was not told since; whose time is over first, first."""
    rows = session.execute(select(Telling.id, Telling.times, Telling.whom).where(Telling.place == _place(site, prison)))
    held = [(_times(site, name, box), whom) for name, box, whom in rows]
    return sorted(
        (Owed(each.came, datetime.fromtimestamp(each.by, zone), whom) for each, whom in held if each and each.waits),
        key=lambda each: (each.by, each.whom),
    )


def whose(owed: Owed, rings: Iterable[Ring]) -> tuple[str, str] | None:
    """(number, unit), for whoever holds the ring it was sealed to."""
    for ring in rings:
        try:
            said = parsed(unpadded(unseal(Keys(ring.seed), owed.whom)))
            return str(said["number"]), str(said["unit"])
        except (Refused, KeyError):
            continue
    return None


def purge(session: Session, site: Site, today: date) -> None:
    """Clear away what is older than the pages look back, or not genuine."""
    for row in session.scalars(select(Telling)):
        held = _times(site, row.id, row.times)
        if held is None or held.last + LOOKED_BACK < today:
            session.delete(row)


def _note(session: Session, site: Site, directory: Directory, line: Line) -> None:
    name = site.tag("telling", line.prison, line.number)
    row = session.get(Telling, name)
    held = (_times(site, name, row.times) if row else None) or Times()
    public = _responsible(directory, line.prison)
    whom = row.whom if row else _sealed(public, "", "")
    if line.kind == "told":
        held = Times(held.came, max(held.told, line.day), held.by)
    elif (by := int(told_by(line, ZoneInfo(directory.prison(line.prison).zone)).timestamp())) > held.by:
        held, whom = Times(line.day, held.told, by), _sealed(public, line.number, line.unit)
    box = _box(site, name, held)
    if row is None:
        session.add(Telling(id=name, place=_place(site, line.prison), times=box, whom=whom))
    else:
        row.times, row.whom = box, whom


def _responsible(directory: Directory, prison: str) -> bytes:
    """The director's office there, whose people tell; nobody where there is none."""
    for office in directory.offices:
        if office.kind == "director" and office.prison == prison and office.open:
            try:
                return office.ring.box
            except NotInDirectory:
                break
    return Keys.new().public


def _sealed(public: bytes, number: str, unit: str) -> bytes:
    return seal(public, padded(canonical({"number": number, "unit": unit}), WHOM, grows=False))


def _box(site: Site, name: bytes, held: Times) -> bytes:
    said = {"came": held.came.isoformat(), "told": held.told.isoformat(), "by": held.by}
    return lock(site.key("telling"), padded(canonical(said), TIMES, grows=False), pack("telling", name))


def _times(site: Site, name: bytes, box: bytes) -> Times | None:
    """None for what we did not write."""
    try:
        said = parsed(unpadded(unlock(site.key("telling"), box, pack("telling", name))))
        return Times(date.fromisoformat(said["came"]), date.fromisoformat(said["told"]), int(said["by"]))
    except (Refused, KeyError, TypeError, ValueError):
        return None


def _place(site: Site, prison: str) -> bytes:
    return site.tag("tellings", prison)
