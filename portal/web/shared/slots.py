"""A turn for the slow step (Argon2): as many at once as the host has cores, whatever the number of processes."""

from __future__ import annotations

import fcntl
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import request

from portal.web.shared.portal import here

PATIENCE = 3.0
"""Seconds to wait before the browser is asked to come again, which it does by itself (307 repeats the POST)."""

MOST_HOPS = 15
"""Browsers follow 18 redirects and give up at 24: the last one waits as long as it takes."""

PAUSE = 0.03


class Wait(Exception):
    """Every slot is taken: come again at once, to the same address, with the same form."""


@contextmanager
def slot(*, for_filing: bool = False) -> Iterator[None]:
    """Hold one of the host's slots. One is kept for filing: guessed codes never hold up a letter. Raises Wait."""
    folder = here().settings.state_folder / "slots"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    numbers = list(range(0 if for_filing else 1, max(2, os.cpu_count() or 1)))
    held = _taken(folder, numbers, until=time.monotonic() + PATIENCE if hops() < MOST_HOPS else None)
    if held is None:
        raise Wait
    try:
        yield
    finally:
        os.close(held)


def hops() -> int:
    """How often this request has been asked to come again."""
    said = request.args.get("hop", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def _taken(folder: Path, numbers: list[int], *, until: float | None) -> int | None:
    """A file descriptor whose lock is ours; None when `until` passed first."""
    while True:
        for number in random.sample(numbers, len(numbers)):
            held = os.open(folder / str(number), os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return held
            except BlockingIOError:
                os.close(held)
        if until is not None and time.monotonic() > until:
            return None
        time.sleep(PAUSE * random.uniform(0.5, 1.5))  # noqa: S311
