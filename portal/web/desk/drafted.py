"""The words of an answer that this officer kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.cases import unsent
from portal.cases.sight import CaseInSight
from portal.web.desk.seat import Seat
from portal.web.shared import database, here


@dataclass(frozen=True)
class Drafted:
    """`words` by the names of the fields, and the day they were kept."""

    words: dict[str, str]
    day: date


def drafted_by(seat: Seat, sight: CaseInSight) -> Drafted | None:
    """Nobody else's, and none where nothing is owed any more."""
    if sight.desk is None or sight.docket.settled:
        return None
    found = unsent.kept(database(), here().site, sight.desk, seat.officer.id)
    return Drafted(*found) if found else None
