"""Recall: the officer who asked an interpreter asks no more. What lay with him is gone, and the person reads so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, Said, errand, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.interpret import asked_of
from portal.casework.refusals import NothingOut
from portal.database import exclusive
from portal.directory import Directory, NotInDirectory
from portal.vault import Keys, Site


def recall(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act by which the interpreter was asked. Raises NothingOut, Interfered.

    What he has read nobody can take from him; a copy of the database from that day would open it for him.
    """
    exclusive(session, errand.row_of(site, sight.id, of))
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    asked = still_out(session, site, sight, opened, officer, directory, now=now).get(of)
    if asked is None:
        raise NothingOut
    errand.take_up(session, site, sight.id, of)
    return record_envelope(
        session, site, sight, docket=sight.docket, last=opened.envelopes[-1], kind="recall", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language,
        body={"of": asked.body["of"], "asked": of, "interpreter": asked.body["interpreter"], "office": officer.office},
        today=day_there(sight.docket, now),
    )  # fmt: skip


def still_out(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, officer: OfficerViewer, directory: Directory,
    *, now: datetime,
) -> dict[int, Said]:  # fmt: skip
    """What this officer asked and no interpreter has brought back, by act. What somebody asked who has left since is
    anybody's of the office."""
    asked = asked_of(session, site, sight, opened, directory)
    return {
        act: said
        for act, (said, work) in asked.items()
        if work is None and (said.author == officer.id.hex() or _left(said.author, directory, now))
    }


def _left(author: str, directory: Directory, now: datetime) -> bool:
    try:
        return not directory.officer(author).in_office(now.date())
    except NotInDirectory:
        return True
