"""Find a child: the roll says that whoever wrote is under eighteen. From then on it is a child's letter, with a child's
shorter clock, and trained officers of the office alone hold its key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import particulars
from portal.cases.docket import Docket
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight, Interfered
from portal.casework.child import UNDER_18, mark, may_open
from portal.casework.dates import Place, place_of, started
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.set_apart import set_apart
from portal.directory import Directory
from portal.vault import Refused, Site


def find_child(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> Literal["found", "gone", "stays"]:
    """`gone`: this officer has it no more. Raises Interfered.

    `stays`: nobody of the office is trained, so all of them keep it, as nobody else has it; only its time is shorter.
    """
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    trained = [each for each in able if may_open(each.id, directory, today)]
    if trained:
        mark(session, sight)
    off = [each.id for each in able if each not in trained] if trained else []
    if off:
        docket = set_apart(session, sight, officer, trained, off, site=site, directory=directory)
    docket = sooner(docket, sight, place_of(docket.prison, directory, zone=docket.zone), now)
    record_act(session, site, sight, docket=docket, name="recognised", who=b"", today=today)
    return "gone" if officer.id in off else "found" if trained else "stays"


def is_found(sight: CaseInSight) -> bool:
    """Whether it was, before."""
    return any(each.name == "recognised" for each in sight.docket.trail)


def sooner(docket: Docket, sight: CaseInSight, place: Place, now: datetime) -> Docket:
    """With the shorter of both times: never later than what was said, and not before the end of today."""
    if docket.settled or docket.stop is not None or docket.incident is not None or docket.late(now):
        return docket
    topic = _topic(sight)
    since = docket.clocks.since or docket.filed
    found = started(place, since, kind=docket.kind, urgency=docket.urgency, topics=(topic, UNDER_18))
    due = max(found.day, docket.day_at(now))
    until = found.until if found.until and found.until > now else None
    clocks = replace(found.clocks, since=docket.clocks.since, until=until)
    after = replace(docket, due=due, clocks=clocks, promised=(*docket.promised, docket.due))
    return after if after.late_from < docket.late_from else docket


def _topic(sight: CaseInSight) -> str:
    try:
        return str(particulars.opened(sight.keys, sight.row.particulars).get("topic", ""))
    except Refused:
        raise Interfered from None
