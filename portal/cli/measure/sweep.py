"""What a sweep costs when every clock runs and none has run out."""

from __future__ import annotations

from functools import partial

from portal.casework.sweep import sweep as sweep_of
from portal.cli.measure.figure import Figure, median, milliseconds
from portal.cli.measure.ground import Ground
from portal.database import writing

BUDGET = 2.0
TIMES = 3


def sweep(ground: Ground) -> Figure:
    """Seconds of one round over everything that is open and due this week. Raises RuntimeError if something lapsed."""
    costs = [milliseconds(lambda: _round(ground)) / 1000 for _ in range(TIMES)]
    return Figure("sweep of open clocks, none late", median(costs), BUDGET, "s", ground.cases)


def _round(ground: Ground) -> None:
    done = sweep_of(
        partial(writing, ground.engine), site=ground.site, worker=ground.worker, directory=ground.directory,
        now=ground.now,
    )  # fmt: skip
    if done.lapsed:
        raise RuntimeError(f"{done.lapsed} cases lapsed in a sweep that should find none")
