"""Escalate: nobody answered in time, so the case goes up. The worker does it, with no key to the case."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import policy
from portal.cases.case import Case
from portal.cases.docket import Docket, Waiting
from portal.cases.grant import Grant, apart_identity_tag, ring_tag, waiting_tag
from portal.cases.record import record_act
from portal.cases.shelter import somebody_kept
from portal.cases.sight import CaseInSight
from portal.casework.dates import climbed, clock_named, handed_in, on_docket, place_of
from portal.casework.day import day_there
from portal.casework.end_errands import end_errands
from portal.casework.hold import held
from portal.casework.papers_above import tell_inspectorate
from portal.casework.papers_below import tell_below
from portal.casework.record_kinds import FAMILY_LATE, risen
from portal.directory import Directory
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of
from portal.vault import Keys, Refused, Site, grants


def escalate(
    session: Session, row: Case, docket: Docket, *, site: Site, worker: Keys, directory: Directory, now: datetime
) -> str | None:
    """The office it went to, or None when it is answered, not late yet, or has nowhere to go. Raises Interfered.

    Once and once only: whoever comes second finds the case held by the next office with a clock of its own.
    """
    sight = held(session, site, CaseInSight(row, worker, docket))
    docket, today = sight.docket, day_there(sight.docket, now)
    if not docket.late(now) or not _climbs(docket):
        return None
    for step in (each for each in docket.waiting if not each.stopped):
        sealed = _released(session, site, worker, sight, step, today)
        if sealed is not None and directory.office(step.office).open:
            _move(session, site, sight, step, sealed, directory, now)
            return step.office
    return None


def _climbs(docket: Docket) -> bool:
    """Whether the end of this clock sends a case up; some only stand out in the office's list."""
    if docket.incident is not None:
        return True
    clock = clock_named(policy.pack_or_default(docket.pack), docket.clocks.answer)
    return clock is None or clock.lapse == "escalate"


def _released(
    session: Session, site: Site, worker: Keys, sight: CaseInSight, step: Waiting, today: date
) -> bytes | None:
    """The grant under the worker's layer; None before its day, or when it is not genuine."""
    row = session.get(Grant, waiting_tag(site, sight.id, step.number))
    if row is None or row.case_id != sight.id:
        return None
    try:
        return grants.release(worker, row.sealed, sight.id, today)
    except Refused:
        return None


def _move(
    session: Session, site: Site, sight: CaseInSight, step: Waiting, sealed: bytes, directory: Directory, now: datetime
) -> None:
    docket, today = sight.docket, day_there(sight.docket, now)
    gone = [waiting_tag(site, sight.id, step.number), ring_tag(site, sight.id, docket.ring)]
    gone.append(apart_identity_tag(site, sight.id, docket.ring))
    entry = directory.office(docket.office)
    if entry.identity_ring is not None:
        gone.append(ring_tag(site, sight.id, entry.identity_ring.id))
    taken = session.execute(delete(Grant).where(Grant.tag.in_(gone), Grant.case_id == sight.id)).rowcount  # type: ignore[attr-defined]
    session.add(Grant(tag=ring_tag(site, sight.id, step.ring), case_id=sight.id, sealed=sealed))
    free = [waiting_tag(site, sight.id, step.number), *(secrets.token_bytes(16) for _ in range(taken - 2))]
    session.add_all(Grant(tag=tag, case_id=sight.id, sealed=grants.decoy()) for tag in free[: taken - 1])
    kept = somebody_kept(site, sight.id, docket, directory, today)
    tell_below(session, site, docket, entry.ring, {"what": "went_up", "day": today.isoformat()}, kept=kept)
    place = place_of(docket.prison, directory, zone=docket.zone)
    since = handed_in(now, place)
    if docket.incident is None:
        clocks = climbed(place, since, kind=docket.kind, urgency=docket.urgency, below=docket.clocks)
        docket = on_docket(docket, clocks)
    else:
        if docket.incident.kind in FAMILY_LATE and not docket.went:
            tell_inspectorate(session, site, docket, what="untold", day=today, directory=directory)
        docket = risen(docket, place, now)
    after = replace(
        docket, office=step.office, ring=step.ring, apart=False, opened=False, taken=None,
        acknowledged=False, proposal=0, turn="office", went=(*docket.went, docket.office),
        waiting=tuple(each for each in docket.waiting if each.number > step.number),
    )  # fmt: skip
    if not after.obligations:
        after = replace(after, obligations=opened_with(directory.office(step.office), docket.kind, docket.flags, today))
    if after.watch is None:
        pack = policy.pack_or_default(docket.pack)
        after = replace(after, watch=watch_of(directory.office(step.office), docket.kind, docket.flags, pack, today))
    record_act(session, site, sight, docket=after, name="escalated", who=b"", today=today)
    end_errands(session, sight, site=site, now=now)
