"""A world in which Northgate has two posts, both awake by day."""

from __future__ import annotations

import threading
from typing import Any

from portal.duty import carry_out
from portal.duty.roster import enter_roster, read_roster
from portal.duty.task import Task
from tests.world import World

FIRST, SECOND = "director-northgate", "central"
"""Any office may have a post; these are in every world."""
BY_DAY = [{"from": "06:00", "to": "22:00"}]
UNITS = [{"unit": unit, "places": [f"{unit}-{n}" for n in range(1, 21)]} for unit in ("A", "B")]


def roster(*posts: tuple[str, list[dict[str, Any]]], prison: str = "NGT") -> dict[str, Any]:
    listed = [{"office": office, "hours": hours} for office, hours in posts]
    return {"prisons": [{"prison": prison, "posts": listed, "units": UNITS}]}


def man_posts(world: World, *posts: tuple[str, list[dict[str, Any]]], prison: str = "NGT") -> None:
    given = roster(*(posts or ((FIRST, BY_DAY), (SECOND, BY_DAY))), prison=prison)
    with world.writing() as session:
        enter_roster(session, read_roster(given, world.directory))
        session.commit()


def work(world: World) -> int:
    """What one worker does when it looks for tasks."""
    with world.writing() as session:
        told = carry_out(session, site=world.site, worker=world.worker, directory=world.directory, now=world.now)
        session.commit()
    return told


def tasks(world: World) -> list[Task]:
    with world.reading() as session:
        found = list(session.query(Task).order_by(Task.told, Task.id))
        session.expunge_all()
    return found


def at_once(*steps: Any) -> None:
    """Each in a thread of its own, all begun together."""
    threads = [threading.Thread(target=step) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
