"""One transaction for each request: committed after the view, before the answer leaves, or not at all."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from portal.web.shared.incoming import Request
from portal.web.shared.log import log_exception
from portal.web.shared.portal import Portal
from portal.web.shared.sealed import TOKEN_KEYS, restore_session
from portal.web.shared.templates import OPTIONS, Templates

ATTEMPTS = 4
PASSING = ("40001", "40P01", "55P03")
"""PostgreSQL: serialization failure, deadlock, lock not available."""


class Busy(Exception):
    """The database was busy every time, or went away."""


class Application(Flask):
    request_class = Request
    jinja_environment = Templates
    jinja_options = OPTIONS
    portal: Portal

    def log_exception(self, exc_info: Any) -> None:
        log_exception(exc_info[1])

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view; again, from the same state, when the database asks for that. Raises Busy."""
        for attempt in range(ATTEMPTS):
            try:
                return self._carried(super().dispatch_request)
            except PoolTimeout:
                break
            except DBAPIError as error:
                if error.connection_invalidated:
                    break  # whether it was kept is not known: sending the same thing again is safe and tells
                if not may_pass(error):
                    raise
                time.sleep(random.uniform(0.01, 0.05) * (attempt + 1))  # noqa: S311
        raise Busy

    def _carried(self, view: Callable[[], ResponseReturnValue]) -> Response:
        try:
            response = self.make_response(view())
            if response.status_code < 400 and "stale" not in g and "database" in g:
                g.database.commit()
        except BaseException:
            restore_session()
            raise
        finally:
            if "database" in g:
                g.pop("database").close()  # rolls back whatever was not committed
        if "stale" in g:
            restore_session(but=TOKEN_KEYS)  # a fresh token, so that pressing again works
        elif response.status_code >= 400 and response.status_code != 422:
            restore_session()
        return response


def may_pass(error: DBAPIError) -> bool:
    """Whether the same thing may work in a moment, because nothing was wrong with it."""
    if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return True
    return getattr(error.orig, "sqlstate", None) in PASSING
