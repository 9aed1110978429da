"""Add: the person says more, or answers what the office asked. The turn is the office's again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, reading, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.directory import Directory
from portal.evidence import Item
from portal.vault import Site


def add(
    session: Session, sight: CaseInSight, complainant: Complainant, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime, files: Sequence[Item] = (), own: bool = True,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, Interfered. The same words twice in a row are entered once.

    `own`: their own words, whose language is that of what they are answered from now on.
    """
    if not (text.strip() or files):
        raise NothingSaid
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    last = opened.envelopes[-1]
    if last.kind == "message" and last.text == text and not files:
        return last.page
    reads = reading(complainant, sight.id, language) if own else ""
    return record_envelope(
        session, site, sight, docket=theirs(sight.docket, directory=directory, now=now, reads=reads), last=last,
        kind="message", author="mailbox", keys=correspondent_of(complainant, sight.id), language=language,
        body={"text": text} | ({"files": [item.said for item in files]} if files else {}),
        today=day_there(sight.docket, now),
    )  # fmt: skip
