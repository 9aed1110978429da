"""Clear what is no part of a file: copies and words beside a person, papers of offices, who is kept apart, feeds.

A copy ends with the letter it was made of, and so does a keeping apart. Whatever else is there ends when nothing was
written to it for as long as the packs say, of several prisons the longest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import register
from portal.cases import ending
from portal.cases.keeping import last_day
from portal.companions.row import Companion
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Keys, Site

Kept = type[Any]
"""A table with a column `ends`."""


def clear_beside(
    sessions: Callable[[], Session], *, site: Site, worker: Keys, directory: Directory, now: datetime,
    tables: Mapping[Kept, str],
) -> int:  # fmt: skip
    """How many were erased, each in a transaction of its own. What was written since the last time gets its day.

    `tables`: with the kind of keeping time of each.
    """
    done, today = 0, now.date()
    for table, kind in tables.items():
        (name,) = table.__table__.primary_key.columns
        with sessions() as session:
            rows: list[tuple[bytes, bytes | None]] = [
                (row[0], row[1]) for row in session.execute(select(name, table.__table__.c.ends))
            ]
            over = [key for key, ends in rows if ends and ending.over(session, site, worker, ends, today)]
        _stamp(sessions, table, [key for key, ends in rows if not ends], worker, last_day(directory, kind, today))
        for key in over:
            with sessions() as session:
                done += _erase(session, table, key, site=site, worker=worker, today=today)
                session.commit()
    return done


def _stamp(sessions: Callable[[], Session], table: Kept, keys: list[bytes], worker: Keys, day: date) -> None:
    with sessions() as session:
        for key in keys:
            row = session.get(table, key)
            if row is not None and row.ends is None:
                row.ends = ending.on_day(worker.public, day)
        session.commit()


def _erase(session: Session, table: Kept, key: bytes, *, site: Site, worker: Keys, today: date) -> bool:
    """Of what lies beside a person the empty row stays, so that the ones after it are found; and what a book was kept
    of leaves a page, so that nobody can take it away and say that its time was over."""
    exclusive(session, key)
    row = session.get(table, key, populate_existing=True)
    why = ending.over(session, site, worker, row.ends, today) if row is not None and row.ends else ""
    if row is None or not why:
        return False
    if not isinstance(row, Companion):
        session.delete(row)
        return True
    row.box, row.ends = b"", ending.never()
    if why == "day":
        register.enter_end(session, site, key)
    return True
