"""Real workers, several at a time, on the file's clock: a task within five seconds, and one of each."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from portal.duty import task_id
from tests.duty.posts import man_posts, tasks
from tests.hard.wire import environment_of
from tests.world import World

WORKERS = 3
WITHIN = 5.0


@pytest.fixture
def workers(world: World) -> Iterator[None]:
    """`portal work`, three times, ended afterwards."""
    man_posts(world)
    command = [sys.executable, "-m", "portal.cli", "work"]
    running = [
        subprocess.Popen(command, env=environment_of(world.settings), stderr=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]
    try:
        for each in running:
            assert each.stderr and "working" in each.stderr.readline()
        yield
    finally:
        for each in running:
            each.terminate()
            each.communicate(timeout=20)


def test_a_task_is_there_within_five_seconds_and_each_is_there_once(workers: None, world: World) -> None:
    seed = b""
    for _ in range(4):
        draft = world.draft("inspectorate", danger="hurt", unit="B-3")
        seed = bytes.fromhex(draft["case_seed"])
        world.lodge("inspectorate", danger="hurt", unit="B-3")
    since = time.monotonic()
    while sum(task.spot == ("B", "B-3") for task in tasks(world)) < 4:
        assert time.monotonic() - since < WITHIN
        time.sleep(0.2)
    assert task_id(seed, 0) not in {task.id for task in tasks(world)}, "a draft that was never sent"
    for hour in range(9, 22):
        world.now = world.now.replace(hour=hour)
        time.sleep(0.1)
    told = Counter((task.unit, task.place, task.told, task.before) for task in tasks(world) if task.place != "B-3")
    assert all(times == 1 for times in told.values())
