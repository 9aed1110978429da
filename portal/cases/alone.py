"""Alone: the letters that one officer can open and no colleague. Whoever leaves hands them over first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.off import is_off
from portal.directory import Directory, OfficerEntry
from portal.vault import Refused, Site


def alone_with(
    session: Session, site: Site, officer: OfficerEntry, *, directory: Directory, today: date
) -> list[bytes]:
    """Ids of cases that are not closed. Reads dockets with the site file; opens no case."""
    members = directory.members(officer.office, today)
    ring = directory.office(officer.office).ring.id
    found = []
    for case, box in session.execute(select(Case.id, Case.docket).execution_options(yield_per=500)):
        try:
            docket = docket_box.opened(site, case, box)
        except Refused:
            continue
        if docket.office == officer.office and docket.closed is None:
            able = _able(docket, case, members, ring=ring, site=site)
            if [each.id for each in able] == [officer.id]:
                found.append(case)
    return found


def has_no_key(docket: Docket, officer: OfficerEntry) -> bool:
    """Whether this member came after a letter whose one-time key was given out when it was sent."""
    return docket.apart and officer.from_ > docket.filed.date()


def _able(
    docket: Docket, case: bytes, members: Sequence[OfficerEntry], *, ring: bytes, site: Site
) -> list[OfficerEntry]:
    """Who was there when it was sent, or was handed it, or came when the office's key was the one it lies under."""
    return [
        each
        for each in members
        if not is_off(site, case, docket.off, each.id)
        and (
            each.from_ <= docket.filed.date()
            or (docket.taken is not None and docket.taken[0] == each.id)
            or (not docket.apart and docket.ring == ring)
        )
    ]
