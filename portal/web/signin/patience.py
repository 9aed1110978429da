"""Guessing gets slower the more was guessed today. Nobody is ever locked out: a guard could do that to anyone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from portal.officers.officer import tidy_login
from portal.web.shared import TooManyAtOnce, Wait, one_try

FREE, STEP, LONGEST = 10, 0.1, 3.0
"""Tries a day without delay; seconds more for each further one; the longest delay."""

IN_TURN, PAUSE = 3.0, 0.05
"""Seconds behind others who try the same name from the same place, before the browser comes again by itself."""


@contextmanager
def patiently(what: str, login: str) -> Iterator[None]:
    """One try of this name from this place: from elsewhere the same name is not slowed down.

    Delays never hold more than two of a process's threads for one name and place. Raises Wait.
    """
    until = time.monotonic() + IN_TURN
    while True:
        try:
            with one_try(what, tidy_login(login), request.remote_addr or "") as tries:
                time.sleep(min(max(0, tries - FREE) * STEP, LONGEST))
                yield
            return
        except TooManyAtOnce:
            if time.monotonic() > until:
                raise Wait from None
            time.sleep(PAUSE)
