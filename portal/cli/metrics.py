"""`PORTAL_METRICS_BIND`: what those who run the portal may ask about its worker, on an address of its own.

Nothing here grows with a letter: a number that moved at 14:05 would tell who stood at the kiosk at 14:05.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from waitress.server import create_server

from portal.cli import CannotRun
from portal.cli.children import Work
from portal.cli.serve import listening
from portal.config import Settings
from portal.database import engine_for, reading
from portal.directory import DirectoryRefused, InForce
from portal.register import checkpoint_due

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LATE = 300
"""Seconds without a round of this host after which its worker counts as stopped."""


def beside(settings: Settings) -> list[Work]:
    """The listener, as a work of its own; none where no address was given. Raises CannotRun."""
    address = settings.metrics_bind
    if address is None:
        return []
    if address == settings.bind:
        raise CannotRun("PORTAL_METRICS_BIND: must not be the address of the doors (PORTAL_BIND)")
    listener = listening(address, "PORTAL_METRICS_BIND")

    def work(ready: Callable[[], None]) -> None:
        server = create_server(application(settings), sockets=[listener], threads=2)
        ready()
        server.run()

    return [work]


def mark_round(settings: Settings) -> Path:
    """Called after each round; the time is that of the file returned, by the system's clock."""
    settings.state_folder.mkdir(parents=True, exist_ok=True)
    mark = settings.state_folder / "worked"
    mark.touch()
    return mark


def application(settings: Settings) -> WSGIApplication:
    """`/health/work` in words, `/metrics` as Prometheus reads it."""
    engine, in_force = engine_for(settings.database_url, pool_size=1), InForce(settings)

    def answer(asked: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if asked["PATH_INFO"] == "/health/work":
            well = _age(settings) <= LATE
            status, kind, said = "200 OK" if well else "503 Service Unavailable", "application/json", _word(well)
        elif asked["PATH_INFO"] == "/metrics":
            status, kind, said = "200 OK", "text/plain; version=0.0.4", _figures(settings, engine, in_force)
        else:
            status, kind, said = "404 Not Found", "text/plain", "not here\n"
        start(status, [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [said.encode()]

    return answer


def _word(well: bool) -> str:
    return json.dumps({"status": "ok" if well else "late"}) + "\n"


def _figures(settings: Settings, engine: Engine, in_force: InForce) -> str:
    up, due = _asked(engine, settings)
    figures = {
        "portal_work_round_age_seconds": round(_age(settings)),
        "portal_database_up": int(up),
        "portal_checkpoint_due": int(due),
        "portal_directory_version": _version(in_force),
    }
    return "".join(f"# TYPE {name} gauge\n{name} {value}\n" for name, value in figures.items())


def _age(settings: Settings) -> float:
    """Seconds since the last round of this host; very many before the first."""
    try:
        return max(0.0, time.time() - (settings.state_folder / "worked").stat().st_mtime)
    except OSError:
        return 1e9


def _asked(engine: Engine, settings: Settings) -> tuple[bool, bool]:
    """Whether the database answers, and whether today's page of signatures is still to be made."""
    try:
        with reading(engine) as session:
            return True, checkpoint_due(session, settings.now().date())
    except SQLAlchemyError:
        return False, True


def _version(in_force: InForce) -> int:
    try:
        return in_force().version
    except DirectoryRefused:
        return 0
