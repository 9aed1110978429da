"""Tell the family: who was told, when and how; or who was tried and not reached, and what is done next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.sight import CaseInSight
from portal.casework.record_kinds import FAMILY, OUTCOMES
from portal.casework.recording import done, enter, open_record
from portal.casework.refusals import RecordIncomplete
from portal.directory import Directory
from portal.vault import Site


def tell_family(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, outcome: str, who: str, how: str, at: datetime,
    text: str, language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `outcome`: `all` (it is done), `some` or `nobody` (the time runs on).

    Nobody reached says what is done next. Raises RecordIncomplete, WrongKind, Settled, Interfered.
    """
    sight, incident = open_record(session, sight, site=site, act="told", kinds=FAMILY)
    wrong = [] if outcome in OUTCOMES else ["outcome"]
    wrong += [name for name, said in (("who", who), ("how", how)) if not said.strip()]
    wrong += [] if incident.since <= at <= now else ["at"]
    wrong += ["telling-text"] if outcome != "all" and not text.strip() else []
    if wrong:
        raise RecordIncomplete(*wrong)
    docket = sight.docket
    if outcome == "all":
        docket = done(docket, incident, now)
    elif outcome == "some":
        docket = replace(docket, incident=replace(incident, consulted=True))
    body = {"text": text, "outcome": outcome, "who": who, "how": how, "at": at.isoformat()}
    return enter(
        session, sight, officer, docket=docket, kind="telling", body=body, language=language, site=site,
        directory=directory, now=now,
    )  # fmt: skip
