"""Consult: of a restraint, that a doctor was asked, who and when. Until then the offices above are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.record_kinds import next_interval
from portal.casework.recording import enter, open_record
from portal.casework.refusals import RecordIncomplete
from portal.directory import Directory
from portal.vault import Site


def consult(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, at: datetime, who: str, text: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `at` is aware: when the doctor was asked. Raises RecordIncomplete, WrongKind, Settled,
    Interfered.

    The restraint goes on, so it goes up again at every interval until it ends.
    """
    sight, incident = open_record(session, sight, site=site, act="consulted", kinds=("restraint",))
    wrong = [*([] if who.strip() else ["who"]), *([] if incident.since <= at <= now else ["at"])]
    if wrong:
        raise RecordIncomplete(*wrong)
    docket = sight.docket
    again = next_interval(place_of(docket.prison, directory, zone=docket.zone), incident.since, now)
    docket = replace(
        docket, incident=replace(incident, consulted=True, again=again), clocks=replace(docket.clocks, until=again),
        due=again.astimezone(docket.filed.tzinfo).date(),
    )  # fmt: skip
    body = {"text": text, "who": who, "at": at.isoformat()}
    return enter(
        session, sight, officer, docket=docket, kind="consultation", body=body, language=language, site=site,
        directory=directory, now=now,
    )  # fmt: skip
