"""The worker of the demonstration: the rounds of every site; and it signs the directory, as no real host may."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from threading import Event

from portal.cli.children import Work
from portal.cli.demonstration.speaking import speak_beside
from portal.cli.work import Workplace
from portal.config import Settings
from portal.database import reading, writing
from portal.officers import pending, publish_pending
from portal.vault import Keys

LOG = logging.getLogger("portal.work")
PAUSE = 1.0
"""Seconds: whoever moves the clock sees the letters climb at once."""


def steadily(settings: Settings, root: Keys) -> Work:
    def work(ready: Callable[[], None]) -> None:
        desk = Workplace.open(settings)
        ready()
        speak_beside(settings)
        while True:
            for step in (desk.round, partial(publish, desk, root)):
                try:
                    step()
                except Exception:
                    LOG.exception("a round failed")
            Event().wait(PAUSE)

    return work


def publish(desk: Workplace, root: Keys) -> None:
    """Put in force what officers let in, left or renewed."""
    directory = desk.in_force()
    with reading(desk.engine) as session:
        if not pending(session, desk.site, directory=directory):
            return
    with writing(desk.engine) as session:
        publish_pending(
            session, site=desk.site, directory=directory, root=root, settings=desk.settings, now=desk.settings.now()
        )
        session.commit()
