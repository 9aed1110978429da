"""Hand over: a letter is given to a colleague of the same office, who can read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.docket import Docket
from portal.cases.off import is_off
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoColleague, Settled
from portal.directory import Directory, OfficerEntry
from portal.vault import Site


def hand_over(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: bytes, site: Site, directory: Directory,
    now: datetime,
) -> None:  # fmt: skip
    """Raises Settled, NoColleague, Interfered. Whoever has it already is given nothing."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if docket.settled:
        raise Settled
    if all(each.id != to for each in colleagues(docket, sight.id, site=site, directory=directory, now=now)):
        raise NoColleague
    if docket.taken is not None and docket.taken[0] == to:
        return
    record_act(
        session, site, sight, docket=replace(docket, taken=(to, now)), name="handed", who=officer.id, today=today
    )


def colleagues(docket: Docket, case: bytes, *, site: Site, directory: Directory, now: datetime) -> list[OfficerEntry]:
    """Everyone of the office that holds it who may read it. Whoever was taken off is not among them."""
    members = directory.members(docket.office, day_there(docket, now))
    return [each for each in members if not is_off(site, case, docket.off, each.id)]
