"""Tell outside: who is punished for a letter that the prison service holds writes another one by one tap, to people
outside. The first letter stays as it is, byte for byte: whoever has it learns nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import routing
from portal.access import Complainant
from portal.cases import Opened, read_case
from portal.cases.sight import CaseInSight
from portal.casework.appeal import letter_on, there_already
from portal.casework.dates import place_of
from portal.casework.hold import held
from portal.casework.lodge import lodge
from portal.casework.lost_days import with_lost_days
from portal.casework.prepare import route_of
from portal.casework.refusals import NothingToReview
from portal.casework.review import answers_of, may_go_on, taken_off
from portal.casework.tell_punishment import MOST, tell_punishment
from portal.directory import Directory
from portal.duty import Asked
from portal.vault import Site

PUNISHED = {"danger": "punished"}


def tell_outside(
    session: Session, sight: CaseInSight, complainant: Complainant, *, language: str, site: Site, directory: Directory,
    now: datetime, visit: str = "", once: str = "",
) -> tuple[bytes, Asked | None]:  # fmt: skip
    """The case outside: a new one, urgent and watched, or the one that was made the first time; and for a new one
    whether somebody was asked to come.

    `visit` and `once` as `tell_punishment` has them. Raises NothingToReview where nobody outside may have it,
    Interfered, and what `prepare` raises.
    """
    opened = read_case(session, directory, sight)
    there = told_outside(session, sight, opened, complainant, site=site, directory=directory, now=now)
    once = once[:MOST]
    if there is not None:
        there = held(session, site, there)
        if not once or read_case(session, directory, there).statement.body.get("once") != once:
            tell_punishment(
                session, there, complainant, text="", language=language, site=site, directory=directory, now=now,
                visit=visit, once=once,
            )  # fmt: skip
        return there.id, None
    offices = outside_of(opened, sight.id, site=site, directory=directory, now=now)
    if not offices:
        raise NothingToReview
    place = place_of(sight.docket.prison, directory, zone=sight.docket.zone)
    bundle = letter_on(
        opened, sight, complainant, offices[0], {"why": "", "share": "all", "text": ""}, kind="", site=site,
        directory=directory, now=now, language=language, told=PUNISHED | ({"visit": visit} if visit else {}),
        place=with_lost_days(session, site, place, sight.docket, now),
    )  # fmt: skip
    gone_on = sight.docket.review + int(may_go_on(opened, now))
    receipt = lodge(session, replace(bundle, body={**bundle.body, "once": once}, review=gone_on), site=site)
    return receipt.case, receipt.check


def outside_of(
    opened: Opened, case: bytes, *, site: Site, directory: Directory, now: datetime
) -> tuple[str, ...]:  # fmt: skip
    """Who outside gets it, the best first; nobody where it lies outside already."""
    docket = opened.docket
    if directory.office(docket.office).outside:
        return ()
    off = taken_off(opened, case, site=site, directory=directory)
    answers, today = answers_of(opened, off) | PUNISHED, place_of(docket.prison, directory, zone=docket.zone).today(now)
    route = route_of(answers, directory, today)
    lawful = [directory.office(each.office) for each in route.allowed if not each.only_if_asked]
    lawful = [each for each in lawful if each.outside and routing.consented(each, answers)]
    return tuple(each.id for each in lawful if routing.readers(each.id, directory, today, not_=off))


def told_outside(
    session: Session, sight: CaseInSight, opened: Opened, complainant: Complainant, *, site: Site,
    directory: Directory, now: datetime,
) -> CaseInSight | None:  # fmt: skip
    """The letter that was made by an earlier tap, or that they went on with themselves, while it is not closed."""
    for office in outside_of(opened, sight.id, site=site, directory=directory, now=now):
        found = there_already(session, sight, complainant, office, site)
        if found is not None:
            return found
    return None
