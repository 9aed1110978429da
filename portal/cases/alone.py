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
from portal.cases.shelter import keeps_away
from portal.directory import Directory, OfficerEntry, kept_from
from portal.routing.readers import MOST_APART
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
            able = _able(docket, case, members, ring=ring, site=site, directory=directory)
            if [each.id for each in able] == [officer.id]:
                found.append(case)
    return found


def may_lack_key(docket: Docket, case: bytes, officer: OfficerEntry, *, site: Site, directory: Directory) -> bool:
    """Whether nobody can be sure that this member has the one-time key of a case: it was given out once, to as many as
    it has room for."""
    return docket.apart and officer.id not in _given(docket, case, site=site, directory=directory)


def _able(
    docket: Docket, case: bytes, members: Sequence[OfficerEntry], *, ring: bytes, site: Site, directory: Directory
) -> list[OfficerEntry]:
    """Who was given it when it was sent, or was handed it, or came when the office's key was the one it lies under."""
    given = _given(docket, case, site=site, directory=directory)
    return [
        each
        for each in members
        if not is_off(site, case, docket.off, each.id)
        and (
            each.id in given
            or (docket.taken is not None and docket.taken[0] == each.id)
            or (not docket.apart and docket.ring == ring)
        )
    ]


def _given(docket: Docket, case: bytes, *, site: Site, directory: Directory) -> set[bytes]:
    """Ids of who was there when it was sent and was not kept out; under a one-time ring the first it had room for."""
    sent = docket.filed.date()
    there = [each for each in directory.officers if each.office == docket.office and each.in_office(sent)]
    left = [
        each.id
        for each in there
        if not is_off(site, case, docket.off, each.id)
        and not keeps_away(site, case, docket, each.id, kept_from(each, directory, sent))
    ]
    return set(left[:MOST_APART] if docket.apart else left)
