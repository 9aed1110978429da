"""SQLite or PostgreSQL: the engine, the declarative base, the one lock, sessions that read and sessions that write."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, LargeBinary, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase, Session

from portal.config import folder

PRAGMAS = (
    "page_size=16384",  # a row of 4 kB stays on one page; must come before the journal mode
    "journal_mode=WAL",
    "synchronous=FULL",  # what was told entered survives a power cut
    "secure_delete=ON",  # what is deleted is overwritten, also where SQLite was built without it
    "foreign_keys=ON",
    "busy_timeout=30000",
    "temp_store=MEMORY",
)

NO_ROWID = {"sqlite_with_rowid": False}
"""Rows lie in the order of their random keys: no hidden number tells who filed before whom."""

Tag = LargeBinary(16)


class Base(DeclarativeBase):
    """Tables of the case database. None has a clock, a serial or a server default (test T-06)."""


class ReadOnly(Exception):
    """Something tried to write while only reading was asked for."""


def engine_for(url: str, *, pool_size: int = 8) -> Engine:
    """An engine with our settings. Values never appear in errors or logs."""
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": pool_size, "max_overflow": 16, "pool_timeout": 60}
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"check_same_thread": False}, **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(url, pool_pre_ping=True, **options)
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def looking(engine: Engine) -> Connection:
    """A connection that cannot write, for a few plain columns: half the price of a session."""
    return engine.execution_options(reading=True).connect()


def reading(engine: Engine) -> Session:
    """A session that cannot write: it refuses to flush, and the database refuses too."""
    session = Session(engine.execution_options(reading=True), autoflush=False)
    event.listen(session, "before_flush", _refuse_flush)
    return session


def writing(engine: Engine) -> Session:
    """A session whose commit belongs to whoever made it: the edge, a command, a test."""
    return Session(engine, expire_on_commit=False)


def exclusive(session: Session, key: str | bytes) -> None:
    """Hold `key` until this transaction ends; others who ask for it wait. The only lock there is.

    SQLite has one writer at a time from BEGIN IMMEDIATE on; PostgreSQL gives an advisory lock.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    raw = key if isinstance(key, bytes) else key.encode()
    number = int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big", signed=True)
    session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def forget_what_was_written(engine: Engine) -> None:
    """SQLite's log still holds rows as they were: empty it. PostgreSQL's old rows go with the next stir."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to `revision`, in one transaction. migrations/env.py uses the connection handed to it."""
    with engine.begin() as connection:
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def revisions(engine: Engine) -> tuple[str | None, str | None]:
    """The revision the database is at, and the one this code needs."""
    with engine.connect() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    return at, ScriptDirectory.from_config(_alembic()).get_current_head()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    return config


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    only_reading = connection.get_execution_options().get("reading", False)
    driver: Any = connection.connection.dbapi_connection  # straight to it: this waits for nobody, and every page asks
    driver.execute(f"PRAGMA query_only={'ON' if only_reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if only_reading else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    """Who only reads sees one moment, as on SQLite: a case answered between two looks must not look interfered with."""
    if connection.get_execution_options().get("reading", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _refuse_flush(session: Session, *_: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise ReadOnly("this session only reads")
