"""How often one place tried today. It slows that place down; it never locks anyone out, and nobody else waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from flask import request

from portal.web.shared.portal import here

AT_ONCE = 2
"""Tries from one place that may be under way at the same time in this process."""

_under_way: dict[bytes, int] = {}
_lock = threading.Lock()


class TooManyAtOnce(Exception):
    """This place is trying faster than anyone types: say so, keep what was typed, let it press again."""


@contextmanager
def one_try(*who: str) -> Iterator[int]:
    """Count a try for `who` (a login name, or nothing: this network address); gives how many there were today.

    Raises TooManyAtOnce before anything slow was done.
    """
    tag = tag_today(*(who or (request.remote_addr or "",)))
    with _lock:
        if _under_way.get(tag, 0) >= AT_ONCE:
            raise TooManyAtOnce
        _under_way[tag] = _under_way.get(tag, 0) + 1
    try:
        yield here().store.throttle(tag)
    finally:
        with _lock:
            _under_way[tag] -= 1
            if not _under_way[tag]:
                del _under_way[tag]


def tag_today(*who: str) -> bytes:
    """A keyed name that is another one tomorrow: the row tells nobody who tried."""
    return here().site.tag("throttle", *who, datetime.now(UTC).date().isoformat())
