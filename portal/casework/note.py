"""Note: what an office writes for itself on a case. Neither the person nor a later office can read it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.envelope import Envelope
from portal.cases.record import record_box
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.vault import Keys, Site, envelopes


def note(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, text: str, language: str, site: Site,
    now: datetime, about: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. `about`: the sign this sets aside, where it does. Raises NothingSaid, Interfered."""
    if not text.strip() or sight.desk is None:
        raise NothingSaid
    desk, sight = sight.desk, held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    said = {
        "v": 1, "number": -1 - docket.notes, "act": docket.acts, "before": "", "kind": "note",
        "author": officer.id.hex(), "day": today.isoformat(), "language": language,
        "body": {"text": text} | ({"about": about} if about else {}),
    }  # fmt: skip
    name = secrets.token_bytes(16)
    box = envelopes.write(desk, sight.id, name, said, Keys(officer.seed))
    session.add(Envelope(id=name, case_id=sight.id, box=box))
    return record_box(session, site, sight, docket=replace(docket, notes=docket.notes + 1), box=box, today=today)
