"""`portal serve`: as many processes as there are cores, all accepting from one socket."""

from __future__ import annotations

import os
import resource
import socket
import sys
from collections.abc import Callable

import click

from portal import create_app
from portal.cli import CannotRun
from portal.cli.children import Work, keep_running
from portal.cli.intake import make_server
from portal.cli.locks import require_safe
from portal.cli.logs import to_standard_error
from portal.cli.ready import refuse_foreign_site
from portal.config import Settings


@click.command()
@click.option("--bind", metavar="H:P", help="Instead of PORTAL_BIND.")
@click.option("--doors", metavar="A,B", help="Instead of PORTAL_DOORS.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; as many as cores by default.")
def command(bind: str | None, doors: str | None, workers: int | None) -> None:
    """Answer at the doors."""
    options = {"PORTAL_BIND": bind or "", "PORTAL_DOORS": doors or ""}
    settings = Settings.from_environment(os.environ | {name: value for name, value in options.items() if value})
    require_safe(settings)
    refuse_foreign_site(settings)
    sys.exit(serve(settings, workers=workers or cores()))


def serve(settings: Settings, *, workers: int, beside: tuple[Work, ...] = (), greeting: str = "") -> int:
    """Serves until a signal; the exit code. `beside` are other works kept running in processes of their own."""
    to_standard_error()
    listener = listening(settings.bind, "PORTAL_BIND")
    _many_connections()

    def answer(ready: Callable[[], None]) -> None:
        server = make_server(create_app(settings), settings, listener)
        ready()
        server.run()

    def greet() -> None:
        click.echo(greeting or f"portal: listening on http://{settings.bind}", err=not greeting)

    return keep_running([answer] * workers + list(beside), when_ready=greet)


def listening(address: str, variable: str) -> socket.socket:
    """`address` as HOST:PORT, from `variable`. Raises CannotRun when it is taken or not ours."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), int(port)))
    except OSError as wrong:
        raise CannotRun(f"{variable}: {address}: {wrong.strerror}") from None
    listener.listen(2048)
    return listener


def cores() -> int:
    return len(os.sched_getaffinity(0))


def _many_connections() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
