"""Inspect: every case against its own docket, its queue, its grants and the book. Reads only; opens no case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal import register
from portal.cases import docket_box, lapse
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.envelope import Envelope
from portal.cases.grant import EACH, Grant
from portal.cases.queue import APART, FAR, STATES, day_of, iso_week, queue_tag
from portal.vault import Refused, Site


@dataclass(frozen=True)
class Fault:
    """What is wrong with a case; `case` is its id in hex, empty for rows that belong to none."""

    case: str
    kind: str
    """`docket queue lapse acts rolled_back grants envelopes orphan`."""


def inspect(session: Session, site: Site) -> Iterator[Fault]:
    """Every fault there is to see with the site file alone."""
    granted = _counts(session, Grant.case_id)
    enveloped = _counts(session, Envelope.case_id)
    for row in session.scalars(select(Case).execution_options(yield_per=500)):
        for kind in _faults(session, site, row, granted.pop(row.id, 0), enveloped.pop(row.id, 0)):
            yield Fault(row.id.hex(), kind)
    for name in {*granted, *enveloped}:
        yield Fault(name.hex(), "orphan")


def _faults(session: Session, site: Site, row: Case, granted: int, enveloped: int) -> Iterator[str]:
    try:
        docket = docket_box.opened(site, row.id, row.docket)
    except Refused:
        yield "docket"
        return
    if row.queue not in _lawful(site, docket):
        yield "queue"
    if not lapse.genuine(site, row.id, row.lapse):
        yield "lapse"
    pages = register.pages_of(session, docket.book, docket.acts + 1)
    if any(act not in pages for act in range(docket.acts)):
        yield "acts"
    if docket.acts in pages:
        yield "rolled_back"
    if granted != EACH:
        yield "grants"
    if enveloped != docket.envelopes + docket.notes + 1:
        yield "envelopes"


def _lawful(site: Site, docket: Docket) -> set[bytes]:
    """The tags this docket may lie under: states change with the day, ring and week do not."""
    ring = APART if docket.apart else docket.ring
    days = [day_of(docket), *([docket.watch.day] if docket.watch else [])]
    weeks: list[int | str] = [*map(iso_week, days), FAR]
    return {queue_tag(site, ring, state, week) for state in STATES for week in weeks}


def _counts(session: Session, column: object) -> dict[bytes, int]:
    rows = session.execute(select(column, func.count()).group_by(column))  # type: ignore[call-overload]
    return dict(rows.all())
