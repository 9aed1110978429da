"""Which packs of the directory were brought into force by a signed page of this book."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from portal import policy
from portal.config import Settings
from portal.directory import Directory
from portal.register import pack_entered
from portal.vault import Site


def adopted_file(settings: Settings, pack_hash: str) -> Path:
    """Where this host keeps what was signed: the book holds its proof."""
    return settings.state_folder / "packs" / f"{pack_hash}.pack"


def not_adopted(session: Session, site: Site, *, settings: Settings, directory: Directory) -> list[str]:
    """Ids of pinned packs without a page, or whose file is not the one of the page or not signed by the root."""
    return [each.id for each in directory.packs if not _stands(session, site, settings, each.hash)]


def _stands(session: Session, site: Site, settings: Settings, pack_hash: str) -> bool:
    try:
        blob = adopted_file(settings, pack_hash).read_bytes()
        right = policy.opened(blob, settings.root).hash == pack_hash
        return right and pack_entered(session, site, bytes.fromhex(pack_hash), blob)
    except (OSError, ValueError):
        return False
