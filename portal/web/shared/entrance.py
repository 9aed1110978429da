"""Before Flask looks: which name was called, and is the address one at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portal.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STRANGE_HOST = "portal.strange_host"
STRANGE_PATH = "portal.strange_path"
TOO_LARGE = "portal.too_large"
"""Set by the server when it stopped reading: the body was larger than anyone may send."""

NO_ROOM = "portal.no_room"
"""Set by the server when too much was sent by all at once: the same again in a moment may go through."""


class Entrance:
    """Marks what is wrong and puts something harmless in its place, so that the answer is still a page in words."""

    def __init__(self, inner: WSGIApplication, settings: Settings) -> None:
        self._inner, self._hosts = inner, {host.lower() for host in settings.hosts}
        self._first = settings.hosts[0]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "").lower()
        if host not in self._hosts and _without_port(host) not in self._hosts:
            environ[STRANGE_HOST], environ["HTTP_HOST"] = True, self._first
        if not _is_text(environ.get("PATH_INFO", "")):
            environ[STRANGE_PATH], environ["PATH_INFO"] = True, "/"
        return self._inner(environ, start_response)


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isascii() and port.isdigit() else host


def _is_text(path: str) -> bool:
    """UTF-8 without control characters. WSGI hands the bytes over as Latin-1."""
    try:
        text = path.encode("latin-1").decode()
    except UnicodeError:
        return False
    return not any(ord(character) < 32 or ord(character) == 127 for character in text)
