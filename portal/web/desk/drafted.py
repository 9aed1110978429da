"""What this officer kept of an answer or a question: the words, and the voice beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.cases import unsent
from portal.cases.sight import CaseInSight
from portal.web.desk.sayings import ANSWER, SAYINGS, Saying
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

VOICE = "voice"
"""The name under which the voice stands among the words: what the letter will say of it, as JSON."""


@dataclass(frozen=True)
class Drafted:
    """`words` by the names of the fields, and the day they were kept."""

    words: dict[str, str]
    day: date


def drafted_by(seat: Seat, sight: CaseInSight, saying: Saying = ANSWER) -> Drafted | None:
    """Nobody else's, and no answer where none is owed any more."""
    desk = _desk(sight, saying)
    found = unsent.kept(database(), here().site, desk, seat.officer.id, of=saying.of) if desk else None
    return Drafted(*found) if found else None


def drafts_of(seat: Seat, sight: CaseInSight) -> dict[str, Drafted]:
    """By the noun of the form."""
    return {noun: found for noun, saying in SAYINGS.items() if (found := drafted_by(seat, sight, saying))}


def keep_draft(
    seat: Seat, sight: CaseInSight, words: dict[str, str], *, saying: Saying = ANSWER, voice: str | None = None,
    session: Session | None = None,
) -> None:  # fmt: skip
    """In place of what was kept before; no answer where none is owed any more. `voice`: None leaves what is there."""
    desk = _desk(sight, saying)
    if desk is None:
        return
    session = session or database()
    before = unsent.kept(session, here().site, desk, seat.officer.id, of=saying.of)
    voice = (before[0].get(VOICE, "") if before else "") if voice is None else voice
    words = {**words, VOICE: voice} if voice else words
    unsent.keep(session, here().site, desk, seat.officer.id, words, today=seat.today, of=saying.of)


def _desk(sight: CaseInSight, saying: Saying) -> bytes | None:
    return None if saying is ANSWER and sight.docket.settled else sight.desk
