"""Which help somebody said yes to and waits for, as the page of a case shows it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases import Opened
from portal.protection.approaches import needed
from portal.protection.consents import OFFERED
from portal.protection.measures import wanted_to_come
from portal.protection.passing_on import rests_on
from portal.protection.third import inside
from portal.web.desk.seat import Seat
from portal.web.shared.consents import recipient_words
from portal.web.shared.measures import measure_words


@dataclass(frozen=True)
class Wanted:
    """(recipient, words) of those they said yes to; `who` as they gave their name or number to everyone.

    `called`: whether the prison calls them."""

    to: tuple[tuple[str, str], ...]
    who: str
    called: bool
    asked: str
    """Whom they want to talk to, in words; or nothing."""


def wanted(opened: Opened, seat: Seat) -> Wanted | None:
    """None where nobody waits for an appointment, and inside a prison."""
    found = [to for to in OFFERED if rests_on(to, "appointment", opened)]
    if not found or not seat.office.outside:
        return None
    return Wanted(tuple((to, recipient_words(to)) for to in found), _whom(opened), inside(opened.docket),
                  measure_words(talk) if (talk := wanted_to_come(opened.envelopes)) else "")  # fmt: skip


def _whom(opened: Opened) -> str:
    """Whom the prison calls, as far as everyone in the office may know it: of whom it is, not of whoever wrote."""
    body = opened.statement.body
    if needed(opened):
        said = body.get("said") or {}
        return str(said.get("person_number") or said.get("person_name") or "")
    known = body.get("who") or {}
    return str(known.get("number") or known.get("name") or "")
