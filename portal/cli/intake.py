"""How requests are taken in: whole, in memory only, and an answer even to what is too large or malformed."""

from __future__ import annotations

import socket
from collections.abc import Callable
from io import BytesIO
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
    server.channel_class = _channel(settings.upload_max + FORM_ROOM)
    return server


class Body:
    """A request's body in memory, emptied once it is larger than `limit`."""

    def __init__(self, limit: int) -> None:
        self.limit, self.too_large, self.bytes = limit, False, BytesIO()

    def append(self, data: bytes) -> None:
        if not self.too_large and self.bytes.tell() + len(data) > self.limit:
            self.too_large, self.bytes = True, BytesIO()
        if not self.too_large:
            self.bytes.write(data)

    def __len__(self) -> int:
        return self.bytes.tell()

    def getfile(self) -> BytesIO:
        self.bytes.seek(0)
        return self.bytes

    def close(self) -> None:
        self.bytes.close()


def _channel(limit: int) -> Callable[..., HTTPChannel]:
    class Parser(HTTPRequestParser):  # type: ignore[misc]
        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.body_rcv is not None:
                self.body_rcv.buf = Body(limit)

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser
        task_class = _Task
        error_task_class = _Malformed

    return Channel


class _Task(WSGITask):  # type: ignore[misc]
    def get_environment(self) -> dict[str, Any]:
        """`portal.too_large` says that the body was dropped; no header of a client can have that name."""
        environ: dict[str, Any] = super().get_environment()
        body = self.request.body_rcv
        environ["portal.too_large"] = body is not None and body.getbuf().too_large
        if environ["portal.too_large"]:
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
