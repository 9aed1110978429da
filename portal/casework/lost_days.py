"""Days that a prison lost: it was locked down, or the portal was out. Said with a reason, on a page of the book each.

Whether such a day moves a date is the pack's word (`pauses`), and never past the floor: see dates.py. The central
administration says it of any prison, a director of his own, and the office above is told. It can be ended, not changed.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from portal import register
from portal.access import OfficerViewer
from portal.cases.docket import Docket
from portal.cases.paper import leave, papers
from portal.casework.dates import Place, place_of
from portal.casework.record_kinds import open_above
from portal.casework.refusals import DaysNotLost, OutsideOnly
from portal.database import exclusive
from portal.deadlines import Event
from portal.directory import Directory, OfficeEntry
from portal.vault import Keys, Site, pack

WHATS = ("lockdown", "outage")
LONGEST = 31
"""Days that can be entered at once."""
LOOK_BACK = 31
"""Days: what was lost is said while people still remember it."""
LONGEST_REASON = 120


@dataclass(frozen=True)
class LostDays:
    """`by` is the officer's id; `id` is 16 random bytes."""

    id: bytes
    prison: str
    what: str
    first: date
    last: date
    by: bytes
    office: str
    reason: str

    @property
    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=each) for each in range((self.last - self.first).days + 1))

    @property
    def said(self) -> dict[str, str]:
        """As the paper says it."""
        names = {name: getattr(self, name) for name in ("prison", "office", "reason")}
        days = {"first": self.first.isoformat(), "last": self.last.isoformat()}
        return {**names, **days, "id": self.id.hex(), "by": self.by.hex(), "what": self.what}

    @property
    def page(self) -> bytes:
        """As the book has it."""
        days = (self.first.isoformat(), self.last.isoformat())
        return pack("act", "lost", self.id, self.by, self.office, self.prison, self.what, self.reason, *days)


def may_enter(office: OfficeEntry, directory: Directory) -> tuple[str, ...]:
    """The prisons whose days this office may enter: codes."""
    if office.kind == "central":
        return tuple(each.code for each in directory.prisons)
    return (office.prison,) if office.kind == "director" and office.prison else ()


def enter_lost_days(
    session: Session, officer: OfficerViewer, *, prison: str, what: str, first: date, last: date, reason: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises OutsideOnly, DaysNotLost: without a reason, or days that make no sense."""
    office = directory.office(officer.office)
    if prison not in may_enter(office, directory):
        raise OutsideOnly
    today = place_of(prison, directory, zone="UTC").today(now)
    oldest = today - timedelta(days=LOOK_BACK)
    if what not in WHATS or not oldest <= first <= last <= today or (last - first).days >= LONGEST:
        raise DaysNotLost("days")
    reason = "".join(each for each in " ".join(reason.split()) if each.isprintable())
    if not reason or len(reason) > LONGEST_REASON or len(reason.encode()) > 2 * LONGEST_REASON:
        raise DaysNotLost("reason")
    made = LostDays(secrets.token_bytes(16), prison, what, first, last, officer.id, office.id, reason)
    for month in _months(first, last):
        leave(session, site, _tray(site, prison, month), _keys(site, prison).public, made.said)
    for above in open_above(office, directory)[:1]:
        told = {"what": "days_lost", "prison": prison, "day": today.isoformat(), "reason": reason}
        leave(session, site, above.ring.id, above.ring.box, told)
    return register.enter(session, site, _book(site, made.id), 0, made.page)


def end_lost_days(
    session: Session, officer: OfficerViewer, name: bytes, *, prison: str, site: Site, directory: Directory,
    now: datetime,
) -> int:  # fmt: skip
    """They count no more. Returns the page's number. Raises OutsideOnly, DaysNotLost when there is nothing to end."""
    if prison not in may_enter(directory.office(officer.office), directory):
        raise OutsideOnly
    exclusive(session, _book(site, name))
    if all(each.id != name for each in lost_lately(session, site, prison, now)):
        raise DaysNotLost("days")
    return register.enter(session, site, _book(site, name), 1, pack("act", "ended", officer.id, now.isoformat()))


def lost_days(session: Session, site: Site, prison: str, first: date, last: date) -> list[LostDays]:
    """Those that touch these days and were not ended, the earliest first. A paper without its page is nobody's word."""
    found: dict[str, LostDays] = {}
    for month in _months(first, last) if prison else ():
        left = papers(session, site, _tray(site, prison, month), _keys(site, prison))
        found |= {each["id"]: _read(each) for each in left}
    holding = [each for each in found.values() if each.last >= first and each.first <= last]
    return sorted((each for each in holding if _holds(session, site, each)), key=lambda each: (each.first, each.id))


def lost_lately(session: Session, site: Site, prison: str, now: datetime) -> list[LostDays]:
    """As far back as any could be entered or ended today."""
    today = now.date()
    return lost_days(session, site, prison, today - timedelta(days=LOOK_BACK + LONGEST), today + timedelta(days=1))


def with_lost_days(session: Session, site: Site, place: Place, docket: Docket, now: datetime) -> Place:
    """The place with the days that were lost there since this case came to the office that has it."""
    since = (docket.clocks.since or docket.filed).astimezone(place.zone_info).date()
    return replace(place, lost=_events(lost_days(session, site, place.prison, since, place.today(now)), place))


def _events(found: Sequence[LostDays], place: Place) -> tuple[Event, ...]:
    """One for each day, the earliest first."""
    whats = {day: each.what for each in reversed(found) for day in each.days}
    noon = time(12, tzinfo=place.zone_info)
    return tuple(
        Event(name="outage" if whats[day] == "outage" else "lockdown", at=datetime.combine(day, noon))
        for day in sorted(whats)
    )


def _holds(session: Session, site: Site, made: LostDays) -> bool:
    book = _book(site, made.id)
    page = register.page_at(session, book, 0)
    genuine = page is not None and hmac.compare_digest(page.proof, register.proof_of(book, 0, made.page))
    return genuine and not register.entered(session, book, 1)


def _read(said: dict[str, str]) -> LostDays:
    first, last = date.fromisoformat(said["first"]), date.fromisoformat(said["last"])
    name, by = bytes.fromhex(said["id"]), bytes.fromhex(said["by"])
    return LostDays(name, said["prison"], said["what"], first, last, by, said["office"], said["reason"])


def _months(first: date, last: date) -> list[str]:
    """Each with its own tray, so that a page reads no more than the months a letter lay there."""
    return sorted({(first + timedelta(days=each)).isoformat()[:7] for each in range((last - first).days + 1)})


def _tray(site: Site, prison: str, month: str) -> bytes:
    return site.key("lost-days", prison, month, size=16)


def _keys(site: Site, prison: str) -> Keys:
    return Keys(site.key("lost-days", prison))


def _book(site: Site, name: bytes) -> bytes:
    return site.key("site-book", "lost-days", name)
