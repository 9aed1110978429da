"""Reopening: an answered case is owed an answer again, by the same rule as the first time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from portal.cases import Docket
from portal.casework.dates import anew, handed_in, place_of
from portal.directory import Directory


def reopened(docket: Docket, *, why: str, directory: Directory, now: datetime) -> Docket:
    """The docket with a new answer clock, from the hour it is there. `why`: `wrote` or `broken`.

    What is owed already stays due when it was due: writing more never puts an answer off.
    """
    if docket.answered is None and docket.closed is None:
        return docket
    place = place_of(docket.prison, directory, zone=docket.zone)
    again = replace(docket, answered=None, closed=None, stop=None, turn="office", again=why)
    return anew(again, place, handed_in(now, place))
