"""What an answer looks like from the network: small on a phone, the same size for everyone at a kiosk or a mailbox."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

from portal.web.shared.headers import at_kiosk

STEP = 4096
LEAST = 500
"""Bytes below which compressing costs more than it saves."""

COMPRESSED = ("text/html", "application/json", "text/plain")
_OPEN, _CLOSE = b"\n<!--", b"-->\n"


def install(app: Flask) -> None:
    app.after_request(shape)


def shape(response: Response) -> Response:
    """Pages of kiosk and mailbox, and what is not found, are padded; others are compressed where the browser can.
    What only leads on says where in its head alone."""
    if response.is_streamed or response.direct_passthrough or request.endpoint == "frame.static":
        return response
    if response.mimetype == "text/html" and (response.status_code == 404 or _same_for_all()):
        response.set_data(pad(response.get_data()))
    elif response.status_code in (302, 303):
        response.set_data(b"")
    elif response.mimetype in COMPRESSED and len(response.get_data()) >= LEAST:
        response.headers.add("Vary", "Accept-Encoding")
        if request.accept_encodings.quality("gzip") > 0:
            response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
    return response


def pad(raw: bytes) -> bytes:
    """Filler in a comment at the end, up to the next multiple of 4 KiB."""
    need = len(raw) + len(_OPEN) + len(_CLOSE)
    return raw + _OPEN + b"." * (-need % STEP) + _CLOSE


def _same_for_all() -> bool:
    return request.blueprint == "mailbox" or at_kiosk()
