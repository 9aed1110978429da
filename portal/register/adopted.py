"""By which page a pack came into force here, and who signed it: the file on this host, and its proof in the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from portal import policy
from portal.policy import SignedPack
from portal.register.site_book import pack_page
from portal.vault import Site


@dataclass(frozen=True)
class Adopted:
    name: str
    office: str
    day: date
    page: int
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Departure → why, in the signer's words."""


def adopted_file(state_folder: Path, pack_hash: str) -> Path:
    """Where a host keeps what was signed."""
    return state_folder / "packs" / f"{pack_hash}.pack"


def adopted(session: Session, site: Site, *, state_folder: Path, root: bytes | None, pack_hash: str) -> Adopted | None:
    """None where there is no file, no page of it, or not this root's signature."""
    try:
        blob = adopted_file(state_folder, pack_hash).read_bytes()
        found = _opened(blob, root)
    except (OSError, ValueError):
        return None
    page = pack_page(session, site, bytes.fromhex(pack_hash), blob) if found.hash == pack_hash else None
    if page is None:
        return None
    return Adopted(found.name, found.office, date.fromisoformat(found.day), page, found.reasons)


@lru_cache(maxsize=64)
def _opened(blob: bytes, root: bytes | None) -> SignedPack:
    """Checked once a process."""
    return policy.opened(blob, root)
