"""A PostgreSQL of our own: a temporary folder, a Unix socket, no network; gone when the tests end."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg


class Cluster:
    def __enter__(self) -> Cluster:
        self.folder = Path(tempfile.mkdtemp(prefix="portal-pg-", dir="/tmp"))
        self.numbers = itertools.count(1)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        # Without fsync: tests end processes, never the machine, and making a database is five times as fast.
        settings = ("listen_addresses=''", f"unix_socket_directories={self.folder}", "max_connections=200", "fsync=off")
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder}/log", f"--options={options}")
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")
        shutil.rmtree(self.folder)

    @contextmanager
    def database(self, *, template: str) -> Iterator[str]:
        """The address of a new database, a copy of `template`, dropped afterwards."""
        name = f"test_{next(self.numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str, *, create: bool = False) -> str:
        if create:
            self._say(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def _say(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def _run(self, program: str, *arguments: str) -> None:
        """PostgreSQL refuses to run as root; then it runs as the user its Debian package made."""
        owner: dict[str, Any] = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        )
        done = subprocess.run(
            [_program(program), f"--pgdata={self.folder}/data", *arguments],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=(errors := (self.folder / "errors").open("w")),
            check=False,
            **owner,
        )
        errors.close()
        if done.returncode:
            raise RuntimeError(f"{program}: {(self.folder / 'errors').read_text()}")


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else name
