"""A task: somebody is to be seen, there, before then. Why, and for whom, it does not know.

How far a task has gone is no column that somebody must move in time: it is what the clock says. So it goes on by
itself however many workers run, also when none does, and never twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Index, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.duty.beat import Spot

ANSWER_WITHIN = 15
"""Minutes until an unanswered task goes to the next post, and again until it goes to the inspectorate."""
KEPT = timedelta(days=28)


class Task(Base):
    """Times are minutes since 1970, UTC: exact enough for an errand, too coarse to be matched with a letter."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_prison_told", "prison", "told"), NO_ROWID)

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Random. Who holds the case it was made for can derive it; nobody else can tell that there is one."""
    prison: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    told: Mapped[int]
    """When the first post was told."""
    before: Mapped[int]
    going: Mapped[int | None]
    """When somebody said: I am going."""
    seen: Mapped[int | None]
    """When somebody said: I have seen them."""
    by: Mapped[str | None] = mapped_column(Text)
    """Login of whoever said so last."""
    health: Mapped[int | None]
    """1: the prison's health team is asked before its other posts. As many planned checks say so as reports."""

    @property
    def spot(self) -> Spot:
        return self.unit, self.place


@dataclass(frozen=True)
class Reach:
    """How far a task has gone: how many posts have it, and whether the inspectorate has."""

    posts: int
    inspectorate: bool


def reach(task: Task, awake: Sequence[bool], at: datetime) -> Reach:
    """How far it has gone by `at`. `awake` says for each post, the first first, whether it was awake when told.

    An answer stops it; an answer that was not kept (not seen before its time) lets it go to the inspectorate.
    """
    first = next((number for number, up in enumerate(awake) if up), 0)
    steps = (min(minutes(at), answered(task) or minutes(at)) - task.told) // ANSWER_WITHIN
    posts = min(first + 1 + max(steps, 0), len(awake))
    without = first + 1 + steps > len(awake) or steps >= 2
    late = min(minutes(at), task.seen or minutes(at)) > task.before
    return Reach(posts, without or late)


def answered(task: Task) -> int | None:
    """When somebody first said that they go, or that they went."""
    said = [moment for moment in (task.going, task.seen) if moment is not None]
    return min(said, default=None)


def minutes(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def moment_of(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)


def tasks_of(session: Session, prisons: Sequence[str], *, since: datetime) -> list[Task]:
    """What these prisons were told since then, the next to be done first."""
    chosen = select(Task).where(Task.prison.in_(prisons), Task.told >= minutes(since))
    return list(session.scalars(chosen.order_by(Task.before, Task.id)))
