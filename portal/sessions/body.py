"""What one session holds, and the box it lies in (docs/vault.md, sessions)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portal.vault import Site, canonical, lock, pack, padded, parsed, unlock, unpadded

CLASSES = (2048, 8192, 65536)


@dataclass
class Body:
    """One session, opened."""

    kind: str
    """kiosk, filing, mailbox or officer: decides how long it may lie idle."""
    seen: int
    """Unix seconds of the last request. Exact, and only in here."""
    data: dict[str, Any] = field(default_factory=dict)


def row_of(site: Site, token: str) -> bytes:
    """The row's name: only the token and the site file together make it."""
    return site.key("session-row", token, size=16)


def lock_body(site: Site, token: str, body: Body) -> bytes:
    plain = canonical({"kind": body.kind, "seen": body.seen, "data": body.data})
    return lock(site.key("session-key", token), padded(plain, CLASSES), pack("session", row_of(site, token)))


def open_body(site: Site, token: str, box: bytes) -> Body:
    """Raises Refused when the box was made for another token, row or site."""
    plain = unlock(site.key("session-key", token), box, pack("session", row_of(site, token)))
    said = parsed(unpadded(plain))
    return Body(said["kind"], said["seen"], said["data"])
