"""Which help somebody said yes to and waits for, as the page of a case shows it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases import Opened
from portal.protection.consents import OFFERED, consent_for
from portal.protection.measures import wanted_to_come
from portal.web.desk.seat import Seat
from portal.web.shared.consents import recipient_words
from portal.web.shared.measures import measure_words


@dataclass(frozen=True)
class Wanted:
    """(recipient, words) of those they said yes to; `who` as they gave their name or number to everyone."""

    to: tuple[tuple[str, str], ...]
    who: str
    asked: str
    """Whom they want to talk to, in words; or nothing."""


def wanted(opened: Opened, seat: Seat) -> Wanted | None:
    """None where nobody waits for an appointment, and inside a prison."""
    found = [to for to in OFFERED if consent_for(to, "appointment", opened.envelopes)]
    if not found or not seat.office.outside:
        return None
    known = opened.statement.body.get("who") or {}
    return Wanted(tuple((to, recipient_words(to)) for to in found), str(known.get("number") or known.get("name") or ""),
                  measure_words(talk) if (talk := wanted_to_come(opened.envelopes)) else "")  # fmt: skip
