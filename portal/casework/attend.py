"""Attend: a doctor or nurse saw somebody in close confinement, today, and says whether they are still fit for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.day import day_there
from portal.casework.papers_above import tell_above
from portal.casework.record_kinds import DAILY, running
from portal.casework.recording import enter, open_record
from portal.casework.refusals import RecordIncomplete
from portal.directory import Directory
from portal.vault import Site

FIT = ("yes", "no")


def attend(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, at: datetime, who: str, fit: str, text: str,
    language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `at` is aware. `fit` is `yes` or `no`; *no* needs words, and the office above is told.

    The next visit is owed by the end of the day after. Raises RecordIncomplete, WrongKind, Settled, Interfered.
    """
    sight, incident = open_record(session, sight, site=site, act="attended", kinds=("confinement",))
    wrong = [*([] if who.strip() else ["who"]), *([] if incident.since <= at <= now else ["at"])]
    wrong += [*([] if fit in FIT else ["fit"]), *(["attend-text"] if fit == "no" and not text.strip() else [])]
    if wrong:
        raise RecordIncomplete(*wrong)
    docket = sight.docket
    clock = running(DAILY, place_of(docket.prison, directory, zone=docket.zone), at)
    if incident.again is None or clock.answer.late_from > incident.again:
        incident = replace(incident, again=clock.answer.late_from)
        docket = replace(docket, due=clock.day, incident=incident)
    if fit == "no":
        tell_above(session, site, docket, what="unfit", hours=0, day=day_there(docket, now), directory=directory)
    body = {"text": text, "who": who, "fit": fit, "at": at.isoformat()}
    return enter(
        session, sight, officer, docket=docket, kind="attendance", body=body, language=language, site=site,
        directory=directory, now=now,
    )  # fmt: skip
