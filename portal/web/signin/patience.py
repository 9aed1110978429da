"""Guessing gets slower the more was guessed today. Nobody is ever locked out: a guard could do that to anyone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from portal.officers.officer import tidy_login
from portal.web.shared import one_try

FREE, STEP, LONGEST = 10, 0.1, 3.0
"""Tries a day without delay; seconds for each further one; the longest delay."""


@contextmanager
def patiently(what: str, login: str) -> Iterator[None]:
    """One try of this name from this place: elsewhere the same name is not slowed down.

    Raises TooManyAtOnce, so that delays never hold more than two threads for one place.
    """
    with one_try(what, tidy_login(login), request.remote_addr or "") as tries:
        time.sleep(min(max(0, tries - FREE) * STEP, LONGEST))
        yield
