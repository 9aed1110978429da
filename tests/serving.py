"""A portal in a process of its own, on a loopback port."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
from types import TracebackType


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


class Serving:
    """`serving.url` once started; `serving.start(NAME=value)` adds variables."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Serving:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.environment["PORTAL_BIND"].rpartition(":")
        return host, int(port)

    @property
    def url(self) -> str:
        return f"http://{self.environment['PORTAL_BIND']}"

    def start(self, *arguments: str, **variables: str) -> Serving:
        """Returns when the doors are open. Raises RuntimeError with what was said when they do not open."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.cli", "serve", *arguments],
            env={**os.environ, **self.environment, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr
        said = ""
        while "listening" not in said:
            ready, _, _ = select.select([self.process.stderr], [], [], 60)
            line = self.process.stderr.readline() if ready else ""
            if not line:
                self.stop()
                raise RuntimeError(f"the portal did not start: {said}")
            said += line
        return self

    def stop(self) -> int | None:
        """SIGTERM, and the exit code."""
        if self.process is None:
            return None
        self.process.terminate()
        code = self.process.wait(timeout=30)
        if self.process.stderr:
            self.process.stderr.close()
        self.process = None
        return code
