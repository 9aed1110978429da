"""Asking for somebody to be seen: a job left in the transaction of the letter. The task is made by the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom

from sqlalchemy.orm import Session

from portal import jobs
from portal.duty.beat import EVERYWHERE, beats_of, spot_of
from portal.duty.plan import deadline
from portal.duty.post import hours_of, posts_of
from portal.duty.rota import next_awake
from portal.duty.task import minutes, moment_of
from portal.vault import Site, derive

CHANCE = SystemRandom()
WAKING = 30
"""Minutes over which tasks are spread that waited for somebody to wake."""


@dataclass(frozen=True)
class Asked:
    """Before when somebody should come, and whether anybody is awake to be told right now."""

    before: datetime
    at_once: bool


def task_id(case_seed: bytes, act: int) -> bytes:
    """The name of the task made for an act of a case: random to all but those who hold the case."""
    return derive(case_seed, "task", act, size=16)


def ask_for_check(
    session: Session, site: Site, *, name: bytes, prison: str, where: str, now: datetime, health: bool = False
) -> Asked | None:  # fmt: skip
    """None where no post is ever awake for this prison. `name` is the task's id, `where` what the person typed,
    `now` a moment in the prison's zone. `health`: the health team is asked first, where it has a post."""
    hours = hours_of(posts_of(session, prison))
    moment = next_awake(hours, now)
    if moment is None:
        nobody_asked(session, site, prison=prison, now=now)
        return None
    at_once = moment == now
    if not at_once:
        moment += timedelta(minutes=CHANCE.randrange(WAKING))
    unit, place = spot_of(where, beats_of(session, prison))
    told = minutes(moment)
    before = deadline(told, CHANCE)
    says = {"prison": prison, "unit": unit, "place": place, "told": told, "before": before, "id": name.hex()}
    says |= {"health": 1} if health else {}
    jobs.leave(session, site, "check", says)
    return Asked(moment_of(before).astimezone(now.tzinfo), at_once)


def ever_awake(session: Session, prison: str) -> bool:
    """Whether any post of this prison is awake at any hour."""
    return bool(hours_of(posts_of(session, prison)))


def knows(session: Session, prison: str, where: str) -> bool:
    """Whether its posts know the place that is meant; where no place is known at all, they walk the whole prison."""
    beats = beats_of(session, prison)
    return not beats or spot_of(where, beats) != EVERYWHERE


def nobody_asked(session: Session, site: Site, *, prison: str, now: datetime) -> None:
    """The job of a letter for which nobody is to be seen: it looks like the other, and tells when people write."""
    jobs.leave(session, site, "filed", {"prison": prison, "hour": now.hour, "day": now.weekday()})
