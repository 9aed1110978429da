"""What an office sees of the tasks: those that have reached it, those of today that are done, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.directory import Directory, OfficeEntry, PrisonEntry
from portal.duty.ask import task_id
from portal.duty.post import AtPost, posts_of, prisons_of
from portal.duty.rota import awake
from portal.duty.task import Task, minutes, moment_of, reach, tasks_of

State = Literal["new", "going", "late", "seen"]
OPEN_FOR = timedelta(days=2)
"""A task nobody ever answered leaves the page after this."""


@dataclass(frozen=True)
class Line:
    """One task on the page of an office. Moments are in the prison's zone."""

    task: Task
    prison: PrisonEntry
    state: State
    before: datetime
    said: datetime | None
    """When somebody said that they go, or that they have seen them."""


def has_tasks(session: Session, office: OfficeEntry) -> bool:
    """Whether this office has anything to do with tasks at all."""
    return office.kind in ("inspectorate", "duty") or bool(prisons_of(session, office.id))


def lines(session: Session, directory: Directory, office: OfficeEntry, now: datetime) -> list[Line]:
    """To be done first, by when it must be; then those done today."""
    everywhere = office.kind == "inspectorate"
    chosen = {each.code for each in directory.prisons} if everywhere else set(prisons_of(session, office.id))
    found: list[Line] = []
    for prison in directory.prisons:
        if prison.code in chosen:
            posts, there = posts_of(session, prison.code), now.astimezone(ZoneInfo(prison.zone))
            tasks = tasks_of(session, [prison.code], since=now - OPEN_FOR)
            found += [
                _line(task, prison, there)
                for task in tasks
                if _has(task, _turns(posts, task, directory), office, there)
            ]
    return sorted(
        (line for line in found if _shown(line, now)), key=lambda line: (line.state == "seen", line.task.before)
    )


def line_of(session: Session, directory: Directory, office: OfficeEntry, name: bytes, now: datetime) -> Line | None:
    """The task of that name, if this office sees it."""
    return next((line for line in lines(session, directory, office, now) if line.task.id == name), None)


def _has(task: Task, posts: tuple[AtPost, ...], office: OfficeEntry, now: datetime) -> bool:
    """Whether it has come as far as this office."""
    told = moment_of(task.told).astimezone(now.tzinfo)
    far = reach(task, [awake(post.hours, told) for post in posts], now)
    if office.kind == "inspectorate":
        return far.inspectorate
    return any(post.office == office.id for post in posts[: far.posts])


def _turns(posts: tuple[AtPost, ...], task: Task, directory: Directory) -> tuple[AtPost, ...]:
    """In which order they are asked: the health team comes first for some."""
    if not task.health:
        return posts
    health = {each.id for each in directory.offices if each.kind == "health"}
    return tuple(sorted(posts, key=lambda post: post.office not in health))


def _line(task: Task, prison: PrisonEntry, now: datetime) -> Line:
    state: State = "new"
    if task.seen is not None:
        state = "seen"
    elif minutes(now) > task.before:
        state = "late"
    elif task.going is not None:
        state = "going"
    said = task.seen if task.seen is not None else task.going
    zone = now.tzinfo
    return Line(
        task, prison, state, moment_of(task.before).astimezone(zone),
        moment_of(said).astimezone(zone) if said is not None else None,
    )  # fmt: skip


def _shown(line: Line, now: datetime) -> bool:
    """What is done stays until the end of that day, as it is in the prison."""
    if line.state != "seen" or line.said is None:
        return True
    return line.said.date() == now.astimezone(line.said.tzinfo).date()


def checks_of(session: Session, case_seed: bytes, acts: int) -> list[Task]:
    """The tasks made for the acts of a case, for whoever holds it: only its seed tells their names."""
    names = [task_id(case_seed, act) for act in range(acts)]
    return list(session.scalars(select(Task).where(Task.id.in_(names)).order_by(Task.told)))


def claims_of(session: Session, case_seed: bytes, acts: int) -> list[int]:
    """The acts of a case that asked for a look, of those a post says were made."""
    seen = {task.id for task in checks_of(session, case_seed, acts) if task.seen is not None}
    return [act for act in range(acts) if task_id(case_seed, act) in seen] if seen else []


def awaited(session: Session, case_seed: bytes, acts: int, now: datetime) -> bool:
    """Whether somebody was asked to look for this case, and has still time to."""
    tasks = checks_of(session, case_seed, acts)
    return any(task.seen is None and minutes(now) <= task.before for task in tasks)
