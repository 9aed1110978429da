"""When an answer is due: the pack's rule, the prison's calendar, the hour it was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from portal import deadlines, policy
from portal.directory import Directory, NotInDirectory

DEFAULT_PACK = "un-mandela"


@dataclass(frozen=True)
class Place:
    """Whose calendar and whose rules apply: the prison's, or the site's own where the prison is not known."""

    prison: str
    zone: str
    weekend: tuple[str, ...]
    pack: str

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def today(self, now: datetime) -> date:
        """The day it is there."""
        return now.astimezone(self.zone_info).date()


def place_of(prison: str, directory: Directory, *, zone: str) -> Place:
    """The place of a prison's code; `zone` is the site's own, for a prison nobody knows."""
    try:
        entry = directory.prison(prison)
    except NotInDirectory:
        return Place("", zone, ("sat", "sun"), DEFAULT_PACK)
    return Place(entry.code, entry.zone, tuple(entry.weekend), entry.pack or DEFAULT_PACK)


def handed_in(now: datetime, place: Place) -> datetime:
    """The hour it was handed in, in the prison's zone, rounded down: nobody needs the minute."""
    return now.astimezone(place.zone_info).replace(minute=0, second=0, microsecond=0)


def answer_due(place: Place, since: datetime) -> date:
    """The last good day for an answer to what lies with an office since `since`."""
    pack = policy.pack_or_default(place.pack)
    calendar = deadlines.Calendar(place.zone, place.weekend, pack.holidays)
    return deadlines.due(pack.rule("answer"), since, calendar).day


def first_late_day(due: date) -> date:
    """The first day that is late, and the first on which a case may go up."""
    return due + timedelta(days=1)
