"""Sweep: what is late is moved to *late*, what may go up goes up, the book is covered and a checkpoint signed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases import docket_box, lapse
from portal.cases.case import Case
from portal.cases.queue import APART, SETTLED, Week, leaving, monday_of, tag_of, tags_of
from portal.cases.sight import Interfered
from portal.casework.escalate import escalate
from portal.casework.remind import remind
from portal.casework.stop import stop
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Keys, Refused, Site


@dataclass
class Swept:
    """What one sweep did, in cases."""

    lapsed: int = 0
    escalated: int = 0
    messages: int = 0
    reminded: int = 0


def sweep(sessions: Callable[[], Session], *, site: Site, worker: Keys, directory: Directory, now: datetime) -> Swept:
    """Each case in a transaction of its own, so that one broken case stops none of the others.

    `sessions` makes writing sessions. Safe with any number of workers: a case is held while it is moved.
    """
    done = Swept()
    with sessions() as session:
        names = list(_waiting(session, site, directory, now))
    random.SystemRandom().shuffle(names)  # workers that start together do not queue behind each other
    for name in names:
        with sessions() as session:
            try:
                _sweep_case(session, name, done, site=site, worker=worker, directory=directory, now=now)
            except (Refused, Interfered, LookupError, ValueError):
                session.rollback()  # a broken case, or rules and offices nobody finds: nothing half done is kept
            else:
                session.commit()
    return done


def _waiting(session: Session, site: Site, directory: Directory, now: datetime) -> Iterator[bytes]:
    """The cases that lie under this week or before, under any ring, and must be looked at now.

    And settled ones whose week is about to leave the lists. Tags and boxes of the index alone are asked: no case that
    can wait is opened, however many there are.
    """
    today = now.date() + timedelta(days=1)
    rings: list[bytes | str] = [ring.id for office in directory.offices for ring in office.rings]
    latest = today.isocalendar()[0] * 100 + today.isocalendar()[1]
    old = set(leaving(today))
    for ring in (*rings, APART):
        known = tags_of(site, ring, monday_of(today))
        due = [tag for tag, (state, week) in known.items() if state not in SETTLED and _come(week, latest)]
        found = session.execute(select(Case.id, Case.lapse).where(Case.queue.in_(due)))
        yield from lapse.pressing(site, ((case, box) for case, box in found), now)
        leave = [tag for tag, place in known.items() if place in old]
        yield from session.scalars(select(Case.id).where(Case.queue.in_(leave)))


def _come(week: Week, latest: int) -> bool:
    return not isinstance(week, int) or week <= latest


def _sweep_case(
    session: Session, name: bytes, done: Swept, *, site: Site, worker: Keys, directory: Directory, now: datetime
) -> None:
    exclusive(session, name)
    row = session.get(Case, name)
    if row is None:
        return
    docket = docket_box.opened(site, name, row.docket)
    if row.queue == tag_of(site, docket, now) and not any(lapse.pressing(site, [(name, row.lapse)], now)):
        return  # another worker was first
    if escalate(session, row, docket, site=site, worker=worker, directory=directory, now=now):
        done.lapsed += 1
        done.escalated += 1
        return
    if stop(session, row, docket, site=site, worker=worker, now=now):
        return
    if remind(session, row, docket, site=site, worker=worker, directory=directory, now=now):
        done.reminded += 1
        docket = docket_box.opened(site, name, row.docket)
    place = tag_of(site, docket, now)
    if row.queue != place:
        row.queue = place
        done.lapsed += docket.late(now)
    if lapse.next_look(docket, now) > now:
        row.lapse = lapse.shut(site, name, docket, now)
