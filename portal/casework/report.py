"""Report: what a law of the pack demands is told to whom it names, and the person reads when, to whom and by which law.

First the facts and the place; the name only where the law itself asks for it, or the person agreed (D-01).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.hold import held
from portal.casework.refusals import NameNotReleased, NothingSaid, ReferralWithoutConsent
from portal.directory import Directory
from portal.protection.agreed import after_done
from portal.protection.concerned import released
from portal.protection.consents import PARTS
from portal.protection.duties import exceptions_of
from portal.protection.names import released_by_another
from portal.protection.passing_on import rests_on
from portal.vault import Keys, Site


def report(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, exception: str, to: str, parts: Sequence[str],
    language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `exception`: the code in the pack; `parts` of PARTS.

    Raises NothingSaid, ReferralWithoutConsent (no such law, not to these, not told before, or a name it does not ask
    for), NameNotReleased, Interfered.
    """
    wanted = [part for part in PARTS if part in parts]
    if not wanted:
        raise NothingSaid
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    docket, said = sight.docket, opened.envelopes
    law = exceptions_of(policy.pack_or_default(docket.pack), said[0]).get(exception)
    if law is None or to not in law.to:
        raise ReferralWithoutConsent
    if "name" in wanted and not law.name and not rests_on(to, "name", opened):
        raise ReferralWithoutConsent
    if "child" in wanted and not (rests_on(to, "child", opened) and released(said, officer.office)):
        raise ReferralWithoutConsent
    sealed = "name" in wanted and docket.named == "office"
    if sealed and not released_by_another(said, officer.id, directory):
        raise NameNotReleased
    when = now.astimezone(ZoneInfo(docket.zone)).replace(second=0, microsecond=0)
    body = {
        "to": to, "parts": wanted, "text": "", "office": officer.office, "exception": exception, "law": law.law,
        "when": when.isoformat(),
    }  # fmt: skip
    return record_envelope(
        session, site, sight, docket=after_done(replace(docket, opened=True), to), last=said[-1], kind="report",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=when.date(),
    )  # fmt: skip
