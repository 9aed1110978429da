"""The second database. Its times are the system's, never the demo's clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from portal.config import Settings
from portal.database import looking
from portal.sessions.body import Body, lock_body, open_body, row_of
from portal.sessions.tables import engine_with_tables
from portal.vault import Refused, Site

STEP = 300
"""Seconds. A row's end is told in steps of five minutes, so it does not tell when someone last pressed a key."""

_LAST_EMPTIED = bytes(16)
"""The row of `throttles` that holds the day they were last emptied."""

_READ = text("SELECT locked FROM sessions WHERE id = :id")
_READ_AND_HOLD = text("SELECT locked FROM sessions WHERE id = :id FOR UPDATE")


class Store:
    def __init__(self, settings: Settings) -> None:
        self.engine = engine_with_tables(settings.store_url)
        self._idle = settings.idle

    def open(self, token: str, site: Site, now: datetime) -> Body | None:
        """None when there is no such session, it lay idle too long, or its box was tampered with."""
        with looking(self.engine) as connection:
            body = _found(connection, site, token)
        if body is None or not 0 <= self._age(body, now) <= self._idle[body.kind]:
            return None
        return body

    def make(self, token: str, site: Site, body: Body, *, owner: bytes) -> None:
        """A new row; `owner` is 16 bytes by which all sessions of one officer are found."""
        row = {"id": row_of(site, token), "owner": owner, "ends": self._ends(body)}
        with self.engine.begin() as connection:
            connection.execute(
                text("INSERT INTO sessions VALUES (:id, :owner, :ends, :locked)"),
                {**row, "locked": lock_body(site, token, body)},
            )

    def save(self, token: str, site: Site, body: Body, *, before: Mapping[str, Any], owner: bytes) -> bool:
        """Put what this request changed since `before` into the row as it is now, so that two tabs lose nothing.

        False when the session was ended meanwhile: it stays ended.
        """
        with self.engine.begin() as connection:
            now_there = _found(connection, site, token, for_update=True)
            if now_there is None:
                return False
            merged = Body(body.kind, max(body.seen, now_there.seen), _merged(now_there.data, before, body.data))
            row = {"id": row_of(site, token), "owner": owner, "ends": self._ends(merged)}
            connection.execute(
                text("UPDATE sessions SET owner = :owner, ends = :ends, locked = :locked WHERE id = :id"),
                {**row, "locked": lock_body(site, token, merged)},
            )
        return True

    def drop(self, token: str, site: Site) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("DELETE FROM sessions WHERE id = :id"), {"id": row_of(site, token)})

    def drop_owner(self, owner: bytes) -> int:
        """End every session of one officer; how many there were."""
        with self.engine.begin() as connection:
            return connection.execute(text("DELETE FROM sessions WHERE owner = :owner"), {"owner": owner}).rowcount

    def throttle(self, tag: bytes) -> int:
        """Count one more try; how many there were today, this one included."""
        counting = (
            "INSERT INTO throttles VALUES (:tag, 1)"
            " ON CONFLICT (tag) DO UPDATE SET count = throttles.count + 1 RETURNING count"
        )
        with self.engine.begin() as connection:
            return int(connection.execute(text(counting), {"tag": tag}).scalar_one())

    def tries(self, tag: bytes) -> int:
        """How many tries were counted today."""
        with looking(self.engine) as connection:
            found = connection.execute(text("SELECT count FROM throttles WHERE tag = :tag"), {"tag": tag}).scalar()
        return int(found or 0)

    def sweep(self, now: datetime) -> int:
        """Delete sessions that have ended, and every night all throttles; how many sessions went."""
        ended, today = {"now": int(now.timestamp())}, {"tag": _LAST_EMPTIED, "day": now.date().toordinal()}
        with self.engine.begin() as connection:
            gone = connection.execute(text("DELETE FROM sessions WHERE ends < :now"), ended).rowcount
            kept = text("SELECT 1 FROM throttles WHERE tag = :tag AND count = :day")
            if connection.execute(kept, today).scalar() is None:
                connection.execute(text("DELETE FROM throttles"))
                connection.execute(text("INSERT INTO throttles VALUES (:tag, :day)"), today)
        return gone

    def _age(self, body: Body, now: datetime) -> int:
        return max(0, int(now.timestamp()) - body.seen)

    def _ends(self, body: Body) -> int:
        return -(-(body.seen + self._idle[body.kind]) // STEP) * STEP


def _found(connection: Connection, site: Site, token: str, *, for_update: bool = False) -> Body | None:
    held = for_update and connection.dialect.name == "postgresql"
    box = connection.execute(_READ_AND_HOLD if held else _READ, {"id": row_of(site, token)}).scalar()
    try:
        return None if box is None else open_body(site, token, bytes(box))
    except (Refused, KeyError):
        return None


def _merged(there: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in after.items() if key not in before or before[key] != value}
    kept = {key: value for key, value in there.items() if key in after or key not in before}
    return {**kept, **changed}
