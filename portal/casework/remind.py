"""Remind: a restraint that is still open goes up again at every interval, as a page and a paper. The worker does it.

And a day on which nobody visited who is in close confinement: a page, a paper above and one for the inspectorate.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.incident import Incident
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.dates import Place, place_of
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.papers_above import tell_above, tell_inspectorate
from portal.casework.record_kinds import DAILY, next_interval, running
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
    place, today = place_of(docket.prison, directory, zone=docket.zone), day_there(docket, now)
    if incident.kind == "confinement":
        again = running(DAILY, place, now - timedelta(days=1)).answer.late_from
        docket = replace(docket, due=today)
        tell_above(session, site, docket, what="unvisited", hours=0, day=today, directory=directory)
        tell_inspectorate(session, site, docket, what="unvisited", day=today, directory=directory)
    else:
        again = _tell_of_restraint(session, site, docket, incident, place, now, directory)
    after = replace(docket, incident=replace(incident, told=incident.told + 1, again=again))
    record_act(session, site, sight, docket=after, name="reminded", who=b"", today=today)
    return True


def _tell_of_restraint(
    session: Session, site: Site, docket: Docket, incident: Incident, place: Place, now: datetime, directory: Directory
) -> datetime:
    """When they are told again."""
    hours = (now - incident.since) // timedelta(hours=1)
    for what in ("restraint_open",) if incident.consulted else ("restraint_open", "no_doctor"):
        tell_above(session, site, docket, what=what, hours=hours, day=day_there(docket, now), directory=directory)
    return next_interval(place, incident.since, now)
