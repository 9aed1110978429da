"""What one serving process holds while it waits."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from portal.cli.measure.figure import Figure
from portal.cli.measure.ground import Ground

BUDGET = 100.0
PATIENCE = 60


def memory(ground: Ground) -> Figure:
    """Resident megabytes of a worker that has answered its first pages, idle."""
    address = _free_address()
    command = [sys.executable, "-m", "portal.cli", "serve", "--bind", address, "--workers", "1"]
    process = subprocess.Popen(command, env=_environment(ground), stderr=subprocess.DEVNULL)  # noqa: S603 ourselves
    try:
        for _ in range(5):
            _ask(address)
        largest = max(_resident(pid) for pid in _family(process.pid))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)
    return Figure("memory of one worker, idle", largest, BUDGET, "MB", ground.cases)


def _environment(ground: Ground) -> dict[str, str]:
    settings = ground.settings
    root = settings.root.hex() if settings.root else ""
    return {
        **os.environ,
        "PORTAL_ENV": "test",
        "PORTAL_ROOT": root,
        "PORTAL_CLOCK": settings.clock,
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_STORE_URL": settings.store_url,
        "PORTAL_SITE_FILE": str(settings.site_file),
        "PORTAL_DIRECTORY": str(settings.directory_file),
        "PORTAL_STATE": str(settings.state_folder),
    }


def _free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def _ask(address: str) -> None:
    """One page, as soon as the server listens."""
    until = time.monotonic() + PATIENCE
    while True:
        connection = HTTPConnection(address, timeout=PATIENCE)
        try:
            connection.request("GET", "/en/")
            connection.getresponse().read()
            return
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            connection.close()


def _family(parent: int) -> list[int]:
    """The process and its children."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [parent, *(int(child) for child in children)]


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
