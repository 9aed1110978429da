"""Consent: the person says what may be passed on, and to whom; or takes it back, for everything still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NotToldBefore
from portal.directory import Directory
from portal.protection.consents import NOTICE, PARTS, RECIPIENTS
from portal.vault import Site


def consent(
    session: Session, sight: CaseInSight, complainant: Complainant, *, to: str, parts: Sequence[str], answer: str,
    notice: str, language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NotToldBefore, Interfered. Saying no is kept, and held against nobody."""
    kept = [part for part in PARTS if part in parts] if answer == "yes" else []
    if notice != NOTICE or to not in RECIPIENTS or answer not in ("yes", "no") or (answer == "yes" and not kept):
        raise NotToldBefore
    sight = held(session, site, sight)
    last = read_case(session, directory, sight).envelopes[-1]
    body = {"to": to, "parts": kept, "answer": answer, "notice": notice}
    if last.kind == "consent" and last.body == body:
        return last.page
    return record_envelope(
        session, site, sight, docket=own_read(sight.docket), last=last, kind="consent", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body=body,
        today=day_there(sight.docket, now),
    )  # fmt: skip
