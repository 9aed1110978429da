"""Clear: once a day, what is kept no longer. First the files whose time is over, then what hung on them on disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import register
from portal.cases import docket_box, lapse
from portal.cases.case import Case
from portal.casework.erase import erase
from portal.database import exclusive
from portal.evidence import Blobs
from portal.register import BookDamaged
from portal.vault import Keys, Refused, Site


def clear(sessions: Callable[[], Session], *, site: Site, now: datetime) -> int:
    """How many files were erased, each in a transaction of its own: a broken one stops none of the others.

    Only boxes of the index are asked; a docket is opened where its box says that it is time.
    """
    with sessions() as session:
        boxes = session.execute(select(Case.id, Case.lapse))
        names = list(lapse.pressing(site, ((case, box) for case, box in boxes), now))
    random.SystemRandom().shuffle(names)
    done = 0
    for name in names:
        with sessions() as session:
            try:
                done += erase(session, name, site=site, now=now) or _looked_at(session, name, site, now)
            except (Refused, BookDamaged, ValueError):
                session.rollback()
            else:
                session.commit()
    return done


def clear_files(session: Session, blobs: Blobs, *, site: Site, worker: Keys) -> int:
    """How many photos and voices of erased files were removed. What a crash left is found the next day."""
    gone = 0
    for case, path in blobs.owners(worker):
        if register.erasure_entered(session, site, case):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _looked_at(session: Session, name: bytes, site: Site, now: datetime) -> bool:
    """Not yet: its box says when to look next, so that nobody opens it every day."""
    exclusive(session, name)
    row = session.get(Case, name)
    if row is not None:
        docket = docket_box.opened(site, name, row.docket)
        if lapse.next_look(docket, now) > now:
            row.lapse = lapse.shut(site, name, docket, now)
    return False
