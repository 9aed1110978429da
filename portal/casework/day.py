"""Which day it is in a case's prison."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from portal.cases.docket import Docket


def day_there(docket: Docket, now: datetime) -> date:
    """`now` is aware; the day is the one in the prison's zone."""
    return now.astimezone(ZoneInfo(docket.zone)).date()
