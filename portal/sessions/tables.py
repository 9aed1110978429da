"""Two tables, made at start and not by a migration: what they hold may be lost at any time."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, ProgrammingError

from portal.database import engine_for

TABLES = ("sessions", "throttles")

_SQLITE = (
    "CREATE TABLE IF NOT EXISTS sessions"
    " (id BLOB PRIMARY KEY, owner BLOB NOT NULL, ends INTEGER NOT NULL, locked BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS sessions_owner ON sessions (owner)",
    "CREATE TABLE IF NOT EXISTS throttles (tag BLOB PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
)

# UNLOGGED: not in the write-ahead log, so neither on a standby nor in an archive of it.
_POSTGRESQL = (
    "CREATE UNLOGGED TABLE IF NOT EXISTS sessions"
    " (id BYTEA PRIMARY KEY, owner BYTEA NOT NULL, ends BIGINT NOT NULL, locked BYTEA NOT NULL)",
    "CREATE INDEX IF NOT EXISTS sessions_owner ON sessions (owner)",
    "CREATE UNLOGGED TABLE IF NOT EXISTS throttles (tag BYTEA PRIMARY KEY, count INTEGER NOT NULL)",
)


class NotOurs(Exception):
    """The folder for sessions belongs to someone else, or others can look into it."""


def engine_with_tables(url: str) -> Engine:
    """Raises NotOurs."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    if sqlite:
        _make_private(Path(make_url(url).database or ""))
    engine = engine_for(url, pool_size=4)
    if sqlite:
        event.listen(engine, "connect", _lose_on_power_cut)
    try:
        _make(engine, _SQLITE if sqlite else _POSTGRESQL)
    except (IntegrityError, ProgrammingError):  # another process makes them in this moment
        if not set(TABLES) <= set(inspect(engine).get_table_names()):
            raise
    return engine


def _make(engine: Engine, statements: tuple[str, ...]) -> None:
    if set(TABLES) <= set(inspect(engine).get_table_names()):
        return
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def _lose_on_power_cut(connection: Any, _: object) -> None:
    """A session that is gone costs one sign-in; waiting for the disk would cost everyone."""
    connection.execute("PRAGMA synchronous=OFF")


def _make_private(file: Path) -> None:
    """In shared memory anyone may make folders, so ours must be ours alone."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.parent.parent == Path("/dev/shm"):  # noqa: S108
        found = file.parent.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise NotOurs(str(file.parent))
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600))
