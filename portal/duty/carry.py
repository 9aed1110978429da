"""The worker's part: jobs become tasks within seconds, days are planned, planned checks are told when their time comes.

All in one transaction under one lock, and asked for again inside it: several workers do what one does.
"""

from __future__ import annotations

from datetime import datetime
from random import Random, SystemRandom
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists, select, text
from sqlalchemy.orm import Session

from portal import jobs
from portal.database import exclusive
from portal.directory import Directory
from portal.duty.beat import beats_of
from portal.duty.habit import shape_of, together
from portal.duty.plan import Errand
from portal.duty.post import hours_of, posts_of, prisons_with_posts
from portal.duty.rounds import keep_rounds, read_rounds
from portal.duty.task import KEPT, Task, minutes, moment_of
from portal.jobs import Job, Waiting
from portal.vault import Keys, Site

CHANCE = SystemRandom()


def anything_to_do(session: Session, *, site: Site, worker: Keys, directory: Directory, now: datetime) -> bool:
    """A look that writes nothing, so that a worker with nothing to do holds nobody up."""
    if session.scalar(select(exists().where(Job.id.is_not(None)))):
        return True
    for prison in prisons_with_posts(session):
        rounds, there = read_rounds(session, site, worker, prison), _there(directory, prison, now)
        if there is not None and (rounds.day != there.date() or any(e.told <= minutes(now) for e in rounds.ahead)):
            return True
    return False


def carry_out(
    session: Session, *, site: Site, worker: Keys, directory: Directory, now: datetime, chance: Random = CHANCE
) -> int:
    """How many tasks were told. The caller commits."""
    exclusive(session, "duty")
    left = [job for job in jobs.waiting(session, site) if job.kind != "entered"]
    told = 0
    for prison in sorted({*prisons_with_posts(session), *(job.says.get("prison", "") for job in left)}):
        there = _there(directory, prison, now)
        if there is not None:
            mine = [job for job in left if job.says.get("prison") == prison]
            told += _carry(session, site, worker, prison, there, mine, chance)
    for job in left:
        jobs.finish(session, job)
    return told


def _carry(
    session: Session, site: Site, worker: Keys, prison: str, now: datetime, left: list[Waiting], chance: Random
) -> int:
    rounds, hours = read_rounds(session, site, worker, prison), hours_of(posts_of(session, prison))
    if rounds.day != now.date() and hours:
        habits = (read_rounds(session, site, worker, each).habit for each in prisons_with_posts(session))
        shape = shape_of(rounds.habit, together(habits))
        rounds.plan(beats_of(session, prison), hours, now, chance, shape=shape)
        _forget(session, prison, now)
    for job in left:
        if job.kind == "filed":
            rounds.habit.wrote(job.says["hour"], job.says["day"])
        else:
            errand = _errand(job)
            rounds.take(errand, moment_of(errand.told).astimezone(now.tzinfo), chance)
    told = [_tell(session, prison, each) for each in rounds.due(now)]
    keep_rounds(session, site, worker, prison, rounds)
    session.flush()
    _even_out(session)
    return sum(told)


def _errand(job: Waiting) -> Errand:
    said = job.says
    return Errand(said["told"], said["before"], (said["unit"], said["place"]), bytes.fromhex(said["id"]), asked=True,
                  health=bool(said.get("health")))  # fmt: skip


def _tell(session: Session, prison: str, errand: Errand) -> int:
    if session.get(Task, errand.id) is not None:
        return 0
    unit, place = errand.spot
    session.add(
        Task(id=errand.id, prison=prison, unit=unit, place=place, told=errand.told, before=errand.before,
             going=None, seen=None, by=None, health=1 if errand.health else None)
    )  # fmt: skip
    return 1


def _forget(session: Session, prison: str, now: datetime) -> None:
    session.execute(delete(Task).where(Task.prison == prison, Task.told < minutes(now - KEPT)))


def _even_out(session: Session) -> None:
    """On PostgreSQL every row names the transaction that wrote it: now all tasks name the same, this one."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("UPDATE tasks SET id = id"))


def _there(directory: Directory, prison: str, now: datetime) -> datetime | None:
    """The time in that prison, or None when the directory has no such prison."""
    zone = next((each.zone for each in directory.prisons if each.code == prison), None)
    return None if zone is None else now.astimezone(ZoneInfo(zone))
