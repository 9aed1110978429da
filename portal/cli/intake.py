"""How requests are taken in: whole, in memory only, and an answer even to what is too large or malformed."""

from __future__ import annotations

import socket
from collections.abc import Callable
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.task import ErrorTask, WSGITask

from portal.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

READ_AND_DROPPED = 2**30
"""Bytes of a too large body that are still read, so that the browser hears the answer; beyond, the line is cut."""

FORM_ROOM = 12 * 2**20
"""Bytes a form may have beside its files."""

TOGETHER = 256 * 2**20
"""Bytes of all bodies that one process holds at once. Who comes when it is full is asked to send again in a moment."""

NEVER_SPOOLED = 2**40

PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not understood</title><p>This could not be read. Nothing was changed. Please go back and try again.</p></html>
"""
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]


def make_server(application: WSGIApplication, settings: Settings, listener: socket.socket) -> Any:
    """A waitress server; `.run()` serves until SystemExit, `.close()` ends it from another thread.

    Its one reading thread gathers each request before a working thread sees it, so a slow sender holds up nobody.
    """
    server = create_server(
        application,
        sockets=[listener],
        threads=64,
        connection_limit=2000,
        backlog=2048,
        asyncore_use_poll=True,
        channel_timeout=120,
        cleanup_interval=15,
        max_request_body_size=READ_AND_DROPPED,
        max_request_header_size=65_536,
        inbuf_overflow=NEVER_SPOOLED,
        outbuf_overflow=NEVER_SPOOLED,
        recv_bytes=65_536,
        clear_untrusted_proxy_headers=settings.proxies == 0,
        log_socket_errors=False,
        ident=None,
    )
    limit = settings.upload_max + FORM_ROOM
    server.channel_class = _channel(limit, Room(max(TOGETHER, limit)))
    return server


class Room:
    """How much memory all bodies of a process may take together. Taken by the reading thread, given back by any."""

    def __init__(self, most: int) -> None:
        self.most, self.taken, self._lock = most, 0, Lock()

    def take(self, size: int) -> bool:
        """Whether there was room."""
        with self._lock:
            if self.taken + size > self.most:
                return False
            self.taken += size
            return True

    def give_back(self, size: int) -> None:
        with self._lock:
            self.taken -= size


class Body:
    """A request's body in memory, emptied once it is larger than `limit`, or when there is no more room for it."""

    def __init__(self, limit: int, room: Room) -> None:
        self.limit, self.room, self.held = limit, room, 0
        self.too_large = self.no_room = False
        self.bytes = BytesIO()

    def append(self, data: bytes) -> None:
        if self.too_large or self.no_room:
            return
        if self.held + len(data) > self.limit:
            self.too_large = True
        elif not self.room.take(len(data)):
            self.no_room = True
        else:
            self.held += len(data)
            self.bytes.write(data)
            return
        self._empty()

    def _empty(self) -> None:
        self.bytes = BytesIO()
        self.room.give_back(self.held)
        self.held = 0

    def __del__(self) -> None:
        # Also a sender who goes away in the middle gives back what was taken for him.
        self.room.give_back(self.held)

    def __len__(self) -> int:
        return self.bytes.tell()

    def getfile(self) -> BytesIO:
        self.bytes.seek(0)
        return self.bytes

    def close(self) -> None:
        self.bytes.close()


def _channel(limit: int, room: Room) -> Callable[..., HTTPChannel]:
    class Parser(HTTPRequestParser):  # type: ignore[misc]
        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.body_rcv is not None:
                self.body_rcv.buf = Body(limit, room)

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser
        task_class = _Task
        error_task_class = _Malformed

    return Channel


class _Task(WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        """`portal.too_large` and `portal.no_room` say that the body was dropped; no header can have such a name."""
        environ: dict[str, Any] = super().get_environment()
        body = self.request.body_rcv
        environ["portal.too_large"] = body is not None and body.getbuf().too_large
        environ["portal.no_room"] = body is not None and body.getbuf().no_room
        if environ["portal.too_large"] or environ["portal.no_room"]:
            environ["CONTENT_LENGTH"] = "0"
        return environ


class _Malformed(ErrorTask):  # type: ignore[misc]
    def execute(self) -> None:
        error = self.request.error
        # An encoding of bodies that we do not know is the sender's mistake, not a fault of ours.
        self.status = "400 Bad Request" if error.code == 501 else f"{error.code} {error.reason}"
        self.response_headers.extend(HEADERS)
        self.set_close_on_finish()
        self.content_length = len(PAGE)
        self.write(PAGE)
