"""The packs in force: those the directory's prisons follow, and whether they are here with the very text it pins."""

from __future__ import annotations

from portal.config import Settings
from portal.directory.signed import Directory, DirectoryRefused
from portal.policy import DEFAULT_PACK, NoSuchPack, Pack, PackRefused, pack


def packs_in_force(settings: Settings) -> list[Pack]:
    """Raises DirectoryRefused, NoSuchPack, PackRefused."""
    names = {prison.pack or DEFAULT_PACK for prison in Directory.load(settings).prisons}
    return [pack(name, settings.packs) for name in sorted(names)]


def drafts_in_force(settings: Settings) -> list[str]:
    """None where there is no directory to read yet, or a pack it names is not here."""
    try:
        return [each.id for each in packs_in_force(settings) if each.draft]
    except (DirectoryRefused, NoSuchPack, PackRefused):
        return []


def not_as_pinned(settings: Settings, directory: Directory) -> list[str]:
    """Ids of pinned packs whose text on this host is missing, or is not the one of the pinned hash."""
    return [each.id for each in directory.packs if _hash(each.id, settings) != each.hash]


def _hash(name: str, settings: Settings) -> str:
    try:
        return pack(name, settings.packs).hash
    except (NoSuchPack, PackRefused):
        return ""
