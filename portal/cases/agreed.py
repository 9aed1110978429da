"""To whom somebody said yes, and by which hour it is to be passed on: what waits in the docket until it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

RECIPIENTS = ("prosecutor", "police", "health", "counsellor", "legal_aid", "child_protection", "prison")
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Agreed:
    """`until`: the first instant that is late, whole hours after the letter was handed in."""

    to: tuple[str, ...]
    until: datetime

    def late(self, at: datetime) -> bool:
        return at >= self.until

    def without(self, to: str) -> Agreed | None:
        """Once it was passed on there, or taken back."""
        left = tuple(each for each in self.to if each != to)
        return replace(self, to=left) if left else None


def written(agreed: Agreed | None, filed: datetime) -> int:
    """In one number, for the docket: hours since the letter, then a bit for each recipient."""
    if agreed is None:
        return 0
    bits = sum(1 << RECIPIENTS.index(each) for each in agreed.to)
    return (max(-((filed - agreed.until) // HOUR), 0) << len(RECIPIENTS)) + bits


def read(number: int, filed: datetime) -> Agreed | None:
    """What `written` wrote."""
    if not number:
        return None
    hours, bits = divmod(number, 1 << len(RECIPIENTS))
    to = tuple(each for at, each in enumerate(RECIPIENTS) if bits >> at & 1)
    return Agreed(to, filed.astimezone(UTC) + hours * HOUR)
