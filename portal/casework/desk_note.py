"""An envelope that only the office reads: under the office's own key, in no number the person counts by."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Docket
from portal.cases.envelope import Envelope
from portal.cases.record import record_box
from portal.cases.sight import CaseInSight
from portal.vault import Keys, Site, envelopes


def keep_note(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, desk: bytes, docket: Docket, kind: str,
    body: dict[str, Any], language: str, site: Site, today: date,
) -> int:  # fmt: skip
    """Returns the page's number. `docket` is how things stand after it, apart from the counts."""
    said = {
        "v": 1, "number": -1 - docket.notes, "act": docket.acts, "before": "", "kind": kind,
        "author": officer.id.hex(), "day": today.isoformat(), "language": language, "body": body,
    }  # fmt: skip
    name = secrets.token_bytes(16)
    box = envelopes.write(desk, sight.id, name, said, Keys(officer.seed))
    session.add(Envelope(id=name, case_id=sight.id, box=box))
    return record_box(session, site, sight, docket=replace(docket, notes=docket.notes + 1), box=box, today=today)
