"""Recall: whoever has the letter asks an interpreter no more. What lay with him is gone, and the person reads so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, Said, read_case
from portal.cases.sight import CaseInSight
from portal.casework.end_errands import taken_back
from portal.casework.hold import held
from portal.casework.interpret import asked_of
from portal.casework.refusals import NothingOut
from portal.directory import Directory
from portal.vault import Site


def recall(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, of: int, site: Site, directory: Directory,
    now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act by which the interpreter was asked, by anybody. Raises NothingOut,
    Interfered.

    What he has read nobody can take from him; a copy of the database from that day would open it for him.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    asked = still_out(session, site, sight, opened, directory).get(of)
    if asked is None:
        raise NothingOut
    return taken_back(session, sight, officer, asked, site=site, directory=directory, now=now)


def still_out(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, directory: Directory
) -> dict[int, Said]:  # fmt: skip
    """What was asked and no interpreter has brought back, by act."""
    asked = asked_of(session, site, sight, opened, directory)
    return {act: said for act, (said, work) in asked.items() if work is None}
