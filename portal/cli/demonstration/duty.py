"""The duty posts of the demonstration: who is awake, and the last days of their checks, done as posts do them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import jobs
from portal.directory import Directory
from portal.duty import Task, answer_task, carry_out
from portal.duty.roster import enter_roster, read_roster
from portal.duty.task import minutes, moment_of
from portal.vault import Keys, Site

SINCE = timedelta(days=3)
ROUND = timedelta(minutes=10)
"""How often the post looks; what it is told within the last round is still to be done."""
ASLEEP = (23, 0, 1, 2, 3)
"""Hours in London in which no post of the two prisons is awake, and nobody in the demonstration writes."""

_DAY = [{"from": "06:00", "to": "22:00", "who": "M. Ito, P. Novak"}]
_HEALTH = [{"from": "07:00", "to": "21:00", "who": "S. Iyer"}]


def _units(names: str, cells: int) -> list[dict[str, Any]]:
    return [{"unit": name, "places": [f"{name}-{cell}" for cell in range(1, cells + 1)]} for name in names]


ROSTER: dict[str, Any] = {
    "prisons": [
        {
            "prison": "NGT",
            "posts": [{"office": "duty-northgate", "hours": _DAY}, {"office": "health-northgate", "hours": _HEALTH}],
            "units": [*_units("ABCD", 40), {"unit": "Separation", "places": ["S1", "S2", "S3", "S4", "S5", "S6"]}],
        },
        {"prison": "EWT", "posts": [{"office": "duty-eastwater", "hours": _DAY}], "units": _units("AB", 30)},
    ]
}
WHO = {"NGT": "duty.northgate", "EWT": "duty.eastwater"}


def open_posts(session: Session, directory: Directory) -> None:
    enter_roster(session, read_roster(ROSTER, directory))


def stand_duty(session: Session, *, site: Site, worker: Keys, directory: Directory, until: datetime) -> None:
    """Every check of the last days, told when its time came and done within a round. What a year of letters asked
    for before that was done long ago."""
    now = until - SINCE
    for job in jobs.waiting(session, site):
        if job.says.get("told", minutes(until)) < minutes(now):
            jobs.finish(session, job)
    while now <= until:
        if now.hour in ASLEEP:
            now += ROUND
            continue
        for task in session.scalars(select(Task).where(Task.seen.is_(None))):
            answer_task(session, task, "seen", login=WHO[task.prison], now=moment_of(task.told) + ROUND)
        carry_out(session, site=site, worker=worker, directory=directory, now=now)
        now += ROUND
