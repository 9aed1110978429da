"""What this officer kept of an answer: the words, and the voice beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.cases import unsent
from portal.cases.sight import CaseInSight
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

VOICE = "voice"
"""The name under which the voice stands among the words: what the letter will say of it, as JSON."""


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


def keep_draft(
    seat: Seat, sight: CaseInSight, words: dict[str, str], *, voice: str | None = None, session: Session | None = None
) -> None:
    """In place of what was kept before; nothing where nothing is owed any more. `voice`: None leaves what is there."""
    if sight.desk is None or sight.docket.settled:
        return
    session = session or database()
    before = unsent.kept(session, here().site, sight.desk, seat.officer.id)
    voice = (before[0].get(VOICE, "") if before else "") if voice is None else voice
    words = {**words, VOICE: voice} if voice else words
    unsent.keep(session, here().site, sight.desk, seat.officer.id, words, today=seat.today)
