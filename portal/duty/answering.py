"""Whether somebody answers for a prison right now: what the first pages may promise, and not a word more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.directory import PrisonEntry
from portal.duty.post import hours_of, posts_of
from portal.duty.rota import awake
from portal.duty.task import ANSWER_WITHIN, answered, minutes, tasks_of

Answering = Literal["nobody", "some", "somebody"]

TRUSTED = timedelta(hours=12)
"""How long a task that nobody answered counts against its post."""


def answers(session: Session, prison: PrisonEntry, now: datetime) -> bool:
    """The rota has somebody awake at this hour, and the last task that had its half hour was answered."""
    if not awake(hours_of(posts_of(session, prison.code)), now.astimezone(ZoneInfo(prison.zone))):
        return False
    ripe = minutes(now) - 2 * ANSWER_WITHIN
    recent = tasks_of(session, [prison.code], since=now - TRUSTED)
    last = max((task for task in recent if task.told <= ripe), key=lambda task: task.told, default=None)
    return last is None or answered(last) is not None


def answering(session: Session, prisons: Iterable[PrisonEntry], now: datetime) -> Answering:
    """What holds for all of these prisons together: before one is chosen, for every prison there is."""
    found = {answers(session, prison, now) for prison in prisons}
    return "some" if len(found) == 2 else "somebody" if found == {True} else "nobody"
