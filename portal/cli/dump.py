"""The whole case database as one stream of bytes, and back. One consistent moment, whoever is writing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.engine import URL, make_url

from portal.cli import CannotRun
from portal.config import Settings


def engine_name(settings: Settings) -> str:
    return make_url(settings.database_url).get_backend_name()


@contextmanager
def dumped(settings: Settings, beside: Path) -> Iterator[BinaryIO]:
    """A copy in a file of its own next to `beside`, gone afterwards. Raises CannotRun."""
    url = make_url(settings.database_url)
    with tempfile.TemporaryDirectory(dir=beside.absolute().parent, prefix=".backup-") as folder:
        copy = Path(folder) / "copy"
        if url.get_backend_name() == "sqlite":
            _vacuum_into(_file_of(url), copy)
        else:
            options = ("--format=custom", "--no-owner", "--no-privileges", "--no-unlogged-table-data")  # no sessions
            _run(url, "pg_dump", *options, f"--file={copy}")
        with copy.open("rb") as file:
            yield file


def load(settings: Settings, source: BinaryIO) -> Path | None:
    """Put the copy in place of the database; says where the old SQLite file lies now. Raises CannotRun."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        return _replace(_file_of(url), source)
    with tempfile.TemporaryDirectory(prefix="portal-restore-") as folder:
        copy = Path(folder) / "copy"
        with copy.open("wb") as file:
            shutil.copyfileobj(source, file)
        _run(url, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(copy))
    return None


def _vacuum_into(path: Path, copy: Path) -> None:
    if not path.exists():
        raise CannotRun(f"PORTAL_DATABASE_URL: there is no {path}")
    connection = sqlite3.connect(path)
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    copy.chmod(0o600)


def _replace(path: Path, source: BinaryIO) -> Path | None:
    """The old file is kept beside the new one, and only given up by whoever deletes it."""
    old = path.with_name(f"{path.name}.before-restore")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.restored")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        _close_off(path)
        path.replace(old)
    new.replace(path)
    return old if old.exists() else None


def _close_off(path: Path) -> None:
    """Write the log back into the file. SQLite allows it only to the last one who has the file open."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=1)
    try:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "busy"
    finally:
        connection.close()
    if mode != "delete":
        raise CannotRun(f"{path} is in use: stop portal serve and portal work first")


def _file_of(url: URL) -> Path:
    if not url.database:
        raise CannotRun("PORTAL_DATABASE_URL: a database in memory has no backup")
    return Path(url.database)


def _run(url: URL, program: str, *options: str) -> None:
    """The password goes by the environment, where a list of processes does not show it."""
    where = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    command = [program, f"--dbname={where}", *options]
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError:
        raise CannotRun(f"{program} is not installed (Debian: postgresql-client)") from None
    except subprocess.CalledProcessError as failed:
        raise CannotRun(f"{program}: {failed.stderr.decode(errors='replace').strip()}") from None
