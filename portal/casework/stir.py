"""Stir: once a week every row is written anew and laid in the order of its random key.

Until then PostgreSQL's `xmin` and `ctid` tell which rows one transaction wrote, and SQLite's free pages lie in the
order of time (VAULT 3; test T-10).
"""

from __future__ import annotations

from contextlib import closing

from sqlalchemy import Engine, Table, text

from portal.database import Base


def stir(engine: Engine) -> int:
    """Returns how many tables were stirred. Takes each table's lock for as long as it takes to rewrite it."""
    tables = [table for table in Base.metadata.sorted_tables if table.name != "pages"]
    if engine.dialect.name == "postgresql":
        _stir_postgresql(engine, tables)
    else:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA query_only=OFF")  # the connection may have been a reader's
            cursor.execute("VACUUM")  # outside any transaction, which `engine.begin` would open
    return len(tables)


def _stir_postgresql(engine: Engine, tables: list[Table]) -> None:
    with engine.begin() as connection:
        for table in tables:
            key = next(iter(table.primary_key.columns)).name
            connection.execute(text(f'UPDATE "{table.name}" SET "{key}" = "{key}"'))  # noqa: S608 our own names
    for table in tables:
        with engine.begin() as connection:
            connection.execute(text(f'CLUSTER "{table.name}" USING "{table.name}_pkey"'))
