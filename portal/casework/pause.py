"""Pause: the prison lost days, and its pack lets them count: an open date moves back by them. The worker does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from portal.cases.docket import Docket
from portal.casework.dates import Place, explained


def put_off(docket: Docket, place: Place, now: datetime) -> Docket | None:
    """The docket with its date after the days lost at `place`; None where it stays.

    A date that is over stays over, and one that other rules would make later is what was said.
    """
    settled = docket.incident or docket.answered or docket.closed or docket.stop
    if settled is not None or docket.late(now):
        return None
    plain, found = explained(docket, replace(place, lost=())), explained(docket, place)
    if plain.late_from > docket.late_from or found.late_from <= docket.late_from:
        return None
    until = found.late_from if isinstance(found.due.due, datetime) else None
    promised = (*docket.promised, docket.due)
    return replace(docket, due=found.due.day, clocks=replace(docket.clocks, until=until), promised=promised)
