"""What a docket keeps of a record made by staff: what kind it is, since when it runs, when it must go up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Incident:
    """Instants are aware, in UTC, and kept to the minute."""

    kind: str
    """`force restraint medical signs death illness injury transfer confinement environment`."""
    since: datetime
    """When it happened, or began."""
    again: datetime | None = None
    """When the offices above are told that it is still open; None when nothing more is to be told."""
    told: int = 0
    """How often they were."""
    consulted: bool = False
    """Of a restraint: whether a doctor was asked. Of a record for the family: whether somebody was reached."""
    copy: bool = False
    """The same record, for an office that has only to look at it."""
    overdue: bool = False
    """Made later than the rules say."""


def written(incident: Incident | None) -> list[str | int]:
    """In few letters, for the docket; nothing for a letter."""
    if incident is None:
        return []
    marks = int(incident.consulted) + 2 * int(incident.copy) + 4 * int(incident.overdue)
    return [incident.kind, _minutes(incident.since), _minutes(incident.again), incident.told, marks]


def read(plain: list[str | int]) -> Incident | None:
    """What `written` wrote. Raises ValueError, TypeError."""
    if not plain:
        return None
    kind, since, again, told, marks = plain
    began, marked = _instant(int(since)), int(marks)
    if began is None:
        raise ValueError
    return Incident(
        str(kind), began, _instant(int(again)), int(told), bool(marked & 1), bool(marked & 2), bool(marked & 4)
    )


def _minutes(instant: datetime | None) -> int:
    return int(instant.timestamp()) // 60 if instant else 0


def _instant(minutes: int) -> datetime | None:
    return datetime.fromtimestamp(minutes * 60, UTC) if minutes else None
