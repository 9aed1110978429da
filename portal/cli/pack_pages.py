"""Which packs of the directory were brought into force by a signed page of this book."""

from __future__ import annotations

from sqlalchemy.orm import Session

from portal.config import Settings
from portal.directory import Directory
from portal.register import adopted
from portal.vault import Site


def not_adopted(session: Session, site: Site, *, settings: Settings, directory: Directory) -> list[str]:
    """Ids of pinned packs without a page, or whose file is not the one of the page or not signed by the root."""
    folder, root = settings.state_folder, settings.root
    return [
        each.id for each in directory.packs
        if adopted(session, site, state_folder=folder, root=root, pack_hash=each.hash) is None
    ]  # fmt: skip
