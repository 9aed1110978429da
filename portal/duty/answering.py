"""Whether somebody answers for a prison right now: what the first pages may promise, and not a word more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from portal.directory import PrisonEntry
from portal.duty.post import Post, Shift
from portal.duty.rota import Hours, awake
from portal.duty.task import ANSWER_WITHIN, Task, minutes

_POST, _SHIFT, _TASK = Post.__table__.c, Shift.__table__.c, Task.__table__.c
_HOURS = select(_POST.prison, _SHIFT.day, _SHIFT.starts, _SHIFT.ends).where(_SHIFT.post == _POST.id)
_RECENT = (
    select(_TASK.prison, _TASK.going, _TASK.seen)
    .where(_TASK.told <= bindparam("ripe"), _TASK.told >= bindparam("since"))
    .order_by(_TASK.told, _TASK.id)
)
"""Plain columns, made once: every first page asks."""

Answering = Literal["nobody", "some", "somebody"]

TRUSTED = timedelta(hours=12)
"""How long a task that nobody answered counts against its post."""


def answering(session: Session | Connection, prisons: Iterable[PrisonEntry], now: datetime) -> Answering:
    """What holds for all of these prisons together: before one is chosen, for every prison there is.

    A prison is answered for when the rota has somebody awake there at this hour, and the last task that had its half
    hour was answered: planned checks come all day, so a post that left its chair is noticed.
    """
    hours, silent = _all_hours(session), _silent(session, now)
    found = {
        prison.code not in silent and awake(hours.get(prison.code, ()), now.astimezone(ZoneInfo(prison.zone)))
        for prison in prisons
    }
    return "some" if len(found) == 2 else "somebody" if found == {True} else "nobody"


def any_post(session: Session | Connection) -> bool:
    """Whether there is any prison in which somebody is awake at some hour."""
    return session.execute(_HOURS.limit(1)).first() is not None


def _all_hours(session: Session | Connection) -> dict[str, list[Hours]]:
    found: dict[str, list[Hours]] = {}
    for prison, day, starts, ends in session.execute(_HOURS):
        found.setdefault(prison, []).append(Hours(day, starts, ends))
    return found


def _silent(session: Session | Connection, now: datetime) -> set[str]:
    """Prisons whose last task that had its half hour was not answered."""
    ripe = minutes(now) - 2 * ANSWER_WITHIN
    recent = session.execute(_RECENT, {"ripe": ripe, "since": minutes(now - TRUSTED)})
    last = {prison: going is not None or seen is not None for prison, going, seen in recent}
    return {prison for prison, was_answered in last.items() if not was_answered}
