"""Remind: a restraint that is still open goes up again at every interval, as a page and a paper. The worker does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.papers_above import tell_above
from portal.casework.record_kinds import next_interval
from portal.directory import Directory
from portal.vault import Keys, Site


def remind(
    session: Session, row: Case, docket: Docket, *, site: Site, worker: Keys, directory: Directory, now: datetime
) -> bool:
    """Whether the offices above were told: once for each interval, with any number of workers. Raises Interfered."""
    sight = held(session, site, CaseInSight(row, worker, docket))
    docket, incident = sight.docket, sight.docket.incident
    if incident is None or incident.again is None or incident.again > now or docket.closed is not None:
        return False
    today = day_there(docket, now)
    hours = (now - incident.since) // timedelta(hours=1)
    for what in ("restraint_open",) if incident.consulted else ("restraint_open", "no_doctor"):
        tell_above(session, site, docket, what=what, hours=hours, day=today, directory=directory)
    place = place_of(docket.prison, directory, zone=docket.zone)
    again = next_interval(place, incident.since, now)
    after = replace(docket, incident=replace(incident, told=incident.told + 1, again=again))
    record_act(session, site, sight, docket=after, name="reminded", who=b"", today=today)
    return True
