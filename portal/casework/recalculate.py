"""Recalculate: the rules, the holidays or a prison's week changed, so open dates are counted anew. Never to later.

One thing alone moves a date back: days that the prison lost, where its pack lets them count (pause.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import policy
from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.clocks import Running
from portal.cases.docket import Docket
from portal.cases.queue import APART, SETTLED, monday_of, tags_of
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight, Interfered
from portal.casework.dates import Place, Timed, explained, place_of, started, timed_beside
from portal.casework.hold import held
from portal.casework.lost_days import lost_lately, with_lost_days
from portal.casework.pause import put_off
from portal.database import exclusive
from portal.directory import Directory
from portal.register.site_check import Fact
from portal.vault import Keys, Refused, Site, digest

RULES = b"rules-counted-by"
"""The fact that says by which packs and calendars every open date was counted."""


def recalculate(
    sessions: Callable[[], Session], *, site: Site, worker: Keys, directory: Directory, now: datetime
) -> int:
    """How many dates moved. Nothing is opened unless a pack, a prison's calendar or its lost days changed.

    Safe with any number of workers and after any interruption: what was counted anew already does not change again.
    """
    with sessions() as session:
        rules = _rules(session, site, directory, now)
        known = session.get(Fact, RULES)
        if known is not None and known.value == rules:
            return 0
        names = list(_open_cases(session, site, directory, now)) if known is not None else []
    moved = sum(_anew(sessions, name, site=site, worker=worker, directory=directory, now=now) for name in names)
    with sessions() as session:
        exclusive(session, "facts")
        session.merge(Fact(id=RULES, value=rules))
        session.commit()
    return moved


def sooner(docket: Docket, place: Place, now: datetime) -> Docket | None:
    """The docket with its dates by today's rules where these are earlier; None where the date that was said stays.

    An office that would be late at once has until the end of today. An officer's record has clocks of its own.
    """
    settled = docket.incident or docket.answered or docket.closed or docket.stop
    if settled is not None or docket.late(now):
        return None
    counted = [(explained(docket, place), docket.pack)]
    if place.pack != docket.pack and not docket.clocks.longer:
        counted.append((_by_the_new_pack(docket, place), place.pack))
    found, pack = min(counted, key=lambda each: each[0].late_from)
    by_the_hour = isinstance(found.due.due, datetime) and found.late_from > now
    clocks = replace(
        docket.clocks, answer=found.clock.id, until=found.late_from if by_the_hour else None,
        others=_beside(docket, timed_beside(docket, place)),
    )  # fmt: skip
    due = max(found.due.day, docket.day_at(now))
    after = replace(docket, due=due, clocks=clocks, pack=pack, promised=(*docket.promised, docket.due))
    return after if after.late_from < docket.late_from else None


def _by_the_new_pack(docket: Docket, place: Place) -> Timed:
    """The prison has another pack now; what the case is about is not known here, so no clock for one topic."""
    since = docket.clocks.since or docket.filed
    return started(place, since, kind=docket.kind, urgency=docket.urgency).answer


def _beside(docket: Docket, found: dict[str, datetime]) -> tuple[Running, ...]:
    """The clocks beside that of the answer, each at the earlier of both instants."""
    return tuple(
        replace(each, late_from=min(each.late_from, found.get(each.id, each.late_from)))
        for each in docket.clocks.others
    )


def _anew(
    sessions: Callable[[], Session], name: bytes, *, site: Site, worker: Keys, directory: Directory, now: datetime
) -> bool:
    with sessions() as session:
        try:
            row = session.get_one(Case, name)
            before = docket_box.opened(site, name, row.docket)
            place = place_of(before.prison, directory, zone=before.zone)
            place = with_lost_days(session, site, place, before, now)
            if _moved(before, place, now) is None:
                return False
            sight = held(session, site, CaseInSight(row, worker, before))
            moved = _moved(sight.docket, place, now)
            if moved is None:
                return False
            name_of_act, after = moved
            record_act(session, site, sight, docket=after, name=name_of_act, who=b"", today=after.day_at(now))
        except (Refused, Interfered, LookupError, ValueError):
            session.rollback()
            return False
        session.commit()
    return True


def _moved(docket: Docket, place: Place, now: datetime) -> tuple[str, Docket] | None:
    """The act, and the docket with its new date; None where the date that was said stays."""
    if (earlier := sooner(docket, place, now)) is not None:
        return "recalculated", earlier
    later = put_off(docket, place, now)
    return ("paused", later) if later is not None else None


def _open_cases(session: Session, site: Site, directory: Directory, now: datetime) -> Iterator[bytes]:
    rings: list[bytes | str] = [ring.id for office in directory.offices for ring in office.rings]
    for ring in (*rings, APART):
        known = tags_of(site, ring, monday_of(now.date()))
        tags = [tag for tag, (state, _) in known.items() if state not in SETTLED]
        yield from session.scalars(select(Case.id).where(Case.queue.in_(tags)))


def _rules(session: Session, site: Site, directory: Directory, now: datetime) -> bytes:
    """A mark of every pack in use, of every prison's own calendar and of the days it lost lately."""
    parts = [policy.pack_or_default(policy.DEFAULT_PACK).hash]
    for entry in sorted(directory.prisons, key=lambda each: each.code):
        parts += [entry.code, entry.zone, ",".join(entry.weekend), policy.pack_or_default(entry.pack).hash]
        parts += [each.id.hex() for each in lost_lately(session, site, entry.code, now)]
    return digest("rules", *parts)
