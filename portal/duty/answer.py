"""Answering a task: I am going, or I have seen them. The first time of each stands; a tap too many changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.duty.task import Task, minutes

Did = Literal["going", "seen"]


def answer_task(session: Session, task: Task, did: Did, *, login: str, now: datetime) -> None:
    exclusive(session, "duty")
    session.refresh(task)
    if task.seen is not None or (did == "going" and task.going is not None):
        return
    setattr(task, did, minutes(now))
    task.by = login
