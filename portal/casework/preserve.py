"""Preserve: a court or an inquiry needs the file, so that nothing erases it; or it needs it no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NotHeld, NothingSaid
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.vault import Keys, Site


def preserve(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, hold: str, text: str, language: str, site: Site,
    directory: Directory, now: datetime, voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number; the person reads it. `hold`: `yes` or `no`; `text` says who needs it, or why not.

    Raises NothingSaid, NotHeld, NoSpokenForm, Interfered.
    """
    if hold not in ("yes", "no") or not (text.strip() or voice):
        raise NothingSaid
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.hold == (hold == "yes"):
        raise NotHeld
    opened = read_case(session, directory, sight)
    letter = docket.incident is None
    said = said_to_them(
        session, site, sight, opened, directory, what="hold", text=text, language=language, voice=voice, read=letter
    )  # fmt: skip
    after = replace(docket, hold=hold == "yes")
    if not letter:
        after = replace(after, read=docket.envelopes + 1)  # nobody has to read it before a record can be closed
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="hold",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"hold": hold, "office": officer.office} | said, today=day_there(docket, now),
    )  # fmt: skip
