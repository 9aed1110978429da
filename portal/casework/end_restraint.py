"""End a restraint, or close confinement: when it stopped. Of a restraint the offices above are told; that no doctor was
asked, too.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.papers_above import tell_above
from portal.casework.record_kinds import AGAIN
from portal.casework.recording import done, enter, open_record
from portal.casework.refusals import RecordIncomplete
from portal.directory import Directory
from portal.vault import Site


def end_restraint(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, at: datetime, text: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `at` is aware. Raises RecordIncomplete, WrongKind, Settled, Interfered."""
    sight, incident = open_record(session, sight, site=site, act="ended", kinds=AGAIN)
    if not incident.since <= at <= now:
        raise RecordIncomplete("at")
    docket = sight.docket
    told = ("restraint_ended", *(() if incident.consulted else ("no_doctor",))) if incident.kind == "restraint" else ()
    for what in told:
        tell_above(
            session, site, docket, what=what, hours=-(-(at - incident.since) // timedelta(hours=1)),
            day=day_there(docket, now), directory=directory,
        )  # fmt: skip
    return enter(
        session, sight, officer, docket=done(docket, incident, now), kind="ending",
        body={"text": text, "at": at.isoformat()}, language=language, site=site, directory=directory, now=now,
    )  # fmt: skip
