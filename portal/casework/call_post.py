"""Call post: an officer asks that somebody looks how a person is, at a place. The post reads no reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Docket, read_case
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NotCalled
from portal.directory import Directory
from portal.duty import Asked, ask_for_check, awaited, checks_of, ever_awake, knows, task_id
from portal.vault import Site


def call_post(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, where: str, site: Site, directory: Directory,
    now: datetime, health: bool = False,
) -> Asked:  # fmt: skip
    """Before when somebody should look: drawn like every other, so that no task shows who asked for it.

    `where`: a place or a unit as the prison calls it; `health`: the health team is asked first, where it has a post.
    Raises NotCalled, Interfered. What is still to be done is not asked for twice.
    """
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    docket, seed, today = sight.docket, sight.keys.seed, day_there(sight.docket, now)
    if not docket.prison or not ever_awake(session, docket.prison):
        raise NotCalled("nobody")
    if not knows(session, docket.prison, where):
        raise NotCalled("place")
    if awaited(session, seed, docket.acts, now) or _to_be_told(session, docket, seed, today):
        raise NotCalled("already")
    there = now.astimezone(ZoneInfo(docket.zone))
    name = task_id(seed, docket.acts)
    asked = ask_for_check(session, site, name=name, prison=docket.prison, where=where, health=health, now=there)
    if asked is None:
        raise NotCalled("nobody")
    record_act(session, site, sight, docket=replace(docket, nobody=False), name="called", who=officer.id, today=today)
    return asked


def _to_be_told(session: Session, docket: Docket, seed: bytes, today: date) -> bool:
    """Whether what was asked for has not come to the post yet: it waits until somebody wakes, a week at most."""
    there = {task.id for task in checks_of(session, seed, docket.acts)}
    recent = [each for each in docket.trail if each.name == "called" and each.day > today - timedelta(days=7)]
    return any(task_id(seed, each.act) not in there for each in recent)
