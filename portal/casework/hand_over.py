"""Hand over: a letter is given to a colleague of the same office, with the key for it where he has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.docket import Docket
from portal.cases.off import is_off
from portal.cases.record import record_act
from portal.cases.shelter import keeps_away
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoColleague, Settled
from portal.directory import Directory, OfficerEntry, kept_from, same_person
from portal.officers.slot import add_slots_of_a_case
from portal.vault import Site


def hand_over(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: bytes, site: Site, directory: Directory,
    now: datetime,
) -> None:  # fmt: skip
    """Raises Settled, NoColleague, Interfered. Whoever has it already is given nothing. Under a
    one-time ring nobody can tell who has its key: it is given to whoever gets the letter."""
    sight = held(session, site, sight)
    docket, today = sight.docket, day_there(sight.docket, now)
    if docket.settled:
        raise Settled
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    colleague = next((each for each in able if each.id == to), None)
    if colleague is None:
        raise NoColleague
    if docket.taken is not None and docket.taken[0] == to:
        return
    if docket.apart and to != officer.id:
        ring = next(each for each in officer.rings if each.id == docket.ring)
        add_slots_of_a_case(session, site, [(to, colleague.box, ring)])
    record_act(
        session, site, sight, docket=replace(docket, taken=(to, now)), name="handed", who=officer.id, today=today
    )


def colleagues(docket: Docket, case: bytes, *, site: Site, directory: Directory, now: datetime) -> list[OfficerEntry]:
    """Everyone of the office that holds it who may read it."""
    today = day_there(docket, now)
    members = directory.members(docket.office, today)
    return [each for each in members if not _kept_out(docket, case, each, site=site, directory=directory, today=today)]


def _kept_out(
    docket: Docket, case: bytes, officer: OfficerEntry, *, site: Site, directory: Directory, today: date
) -> bool:
    """Whom the person took off, under whatever keys they came back; who worked in the prison that a protected case is
    about; and who did and joined after a one-time key was given out: the person was never asked about them."""
    same = (each for each in directory.officers if same_person(directory, each.id, officer.id))
    late = docket.apart and officer.from_ > docket.filed.date() and docket.prison in officer.worked_at
    away = keeps_away(site, case, docket, officer.id, kept_from(officer, directory, today))
    return late or away or any(is_off(site, case, docket.off, each.id) for each in same)
