"""Which days count in a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from portal.policy import Pack

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Free = Literal["weekend", "holiday", "local_holiday"]


@dataclass(frozen=True)
class Calendar:
    """A prison's zone, weekend and holidays. Raises ValueError for a week without a working day."""

    zone: str = "UTC"
    weekend: tuple[str, ...] = ("sat", "sun")
    holidays: frozenset[date] = frozenset()
    local_holidays: frozenset[date] = frozenset()
    version: str = ""
    """Which edition of the holidays this is; stored with a date that was computed from it."""

    def __post_init__(self) -> None:
        if not set(self.weekend) <= set(WEEKDAYS) or len(set(self.weekend)) > 6:
            raise ValueError(f"not a weekend: {self.weekend}")

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def day_of(self, moment: datetime) -> date:
        """The day it is here at that moment."""
        return moment.astimezone(self.zone_info).date()

    def free(self, day: date) -> Free | None:
        """Why a day is not a working day; None for a working day."""
        if day in self.holidays:
            return "holiday"
        if day in self.local_holidays:
            return "local_holiday"
        return "weekend" if WEEKDAYS[day.weekday()] in self.weekend else None

    def begin(self, day: date) -> datetime:
        """The first instant of a day here; where midnight falls into a clock change, the instant after it."""
        midnight = datetime.combine(day, time(), self.zone_info)
        return midnight.astimezone(UTC).astimezone(self.zone_info)


def calendar_of(pack: Pack, *, zone: str = "", weekend: tuple[str, ...] = ()) -> Calendar:
    """The calendar of a pack; a prison's own `zone` and `weekend` stand before the pack's.

    Raises ValueError for a week without a working day.
    """
    return Calendar(
        zone or pack.zone or "UTC",
        weekend or pack.weekend,
        pack.holidays - pack.days.local,
        pack.days.local,
        pack.days.edition,
    )


def iso_week(day: date) -> int:
    """Year and ISO week as one number: 202641."""
    year, week, _ = day.isocalendar()
    return year * 100 + week


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
