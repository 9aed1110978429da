"""A PostgreSQL of our own: a temporary folder, a Unix socket, no network; gone when the tests end."""

from __future__ import annotations

import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg

PR_SET_PDEATHSIG = 1
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that must be free there: what every test makes and throws away, two processes at once."""
SETTINGS = (
    "listen_addresses=", "max_connections=200",
    "fsync=off", "full_page_writes=off",  # tests end processes, never the machine
    "autovacuum=off", "wal_level=minimal", "max_wal_senders=0",  # each database lives for one test
)  # fmt: skip


def in_memory() -> str | None:
    """A folder that needs no disk, where there is one with room."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return str(MEMORY) if roomy else None


class Cluster:
    def __enter__(self) -> Cluster:
        self.folder = Path(tempfile.mkdtemp(prefix="portal-pg-", dir=in_memory() or "/tmp"))
        self.numbers = itertools.count(1)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        made = self._start("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8")
        _, said = made.communicate()
        if made.returncode:
            raise RuntimeError(said)
        settings = (*SETTINGS, f"unix_socket_directories={self.folder}")
        self.process = self._start("postgres", *(f"-c{setting}" for setting in settings))
        self._wait_until_ready()
        self.own = psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.own.close()
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        self.reader.join()
        if self.process.stderr:
            self.process.stderr.close()
        shutil.rmtree(self.folder)

    @contextmanager
    def database(self, *, template: str) -> Iterator[str]:
        """The address of a new database, a copy of `template`, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")  # a third of the time
        yield self.url(name)
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str, *, create: bool = False, copy_of: str = "") -> str:
        if create or copy_of:
            self._say(f"CREATE DATABASE {name}" + (f" TEMPLATE {copy_of}" if copy_of else ""))
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def _say(self, statement: str) -> None:
        self.own.execute(statement)  # type: ignore[arg-type]

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[str]:
        """PostgreSQL refuses to run as root; then it runs as the user its Debian package made.

        It ends with the test process, even when that is killed.
        """
        debian: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []}
        return subprocess.Popen(
            [_program(program), "-D", f"{self.folder}/data", *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT),
            **(debian if os.getuid() == 0 else {}),
        )

    def _wait_until_ready(self) -> None:
        assert self.process.stderr
        said = ""
        for line in self.process.stderr:
            said += line
            if "ready to accept connections" in line:
                self.reader = Thread(target=self.process.stderr.read, daemon=True)  # a full pipe would hold it up
                self.reader.start()
                return
        raise RuntimeError(said)


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else name
