"""Where packs stand: those that come with the portal, and a folder of one's own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from portal.policy.overlay import laid_over
from portal.policy.pack import Pack
from portal.policy.reading import meta_of, pack_from
from portal.policy.refused import PackRefused

DEFAULT_PACK = "un-mandela"
"""What holds where no pack is named, and for a prison nobody knows."""

OURS = Path(__file__).parent / "packs"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_DEEPEST = 8


_beside: list[Path] = []
"""Folders of this site's own packs: where filing, worker and desk look too."""


class NoSuchPack(LookupError):
    """No pack of that id on the shelf."""


def look_also_in(folder: Path | None) -> None:
    """`PORTAL_PACKS`, told once when a process starts."""
    if folder and folder not in _beside:
        _beside.append(folder)


@cache
def pack(name: str, more: Path | None = None) -> Pack:
    """The pack of that id, read once a process. `more` is a folder that is looked in after our own.

    Raises NoSuchPack, PackRefused.
    """
    found = read(path_of(name, more), more)
    if found.id != name:
        raise PackRefused(f"{name}.toml calls itself {found.id!r}")
    return found


def pack_or_default(name: str) -> Pack:
    """The pack of that id; where this host has none of that name, what holds where no pack is named.

    A letter is taken all the same: `portal doctor` and `/health/ready` name what is missing.
    """
    try:
        return pack(name or DEFAULT_PACK)
    except (NoSuchPack, PackRefused):
        return pack(DEFAULT_PACK)


def path_of(name: str, more: Path | None = None) -> Path:
    """The file of a pack. Raises NoSuchPack."""
    places = [OURS, *([more] if more else []), *_beside]
    for place in places if _ID.fullmatch(name) else []:
        if (path := place / f"{name}.toml").is_file():
            return path
    raise NoSuchPack(name)


def read(path: Path, more: Path | None = None, *, depth: int = 0) -> Pack:
    """The pack of a file, with everything it extends and lays over itself. Raises NoSuchPack, PackRefused."""
    if depth > _DEEPEST:
        raise PackRefused(f"{path.stem}: packs extend each other in a circle")
    text = path.read_text(encoding="utf-8")
    above, overlays = meta_of(text)
    parent = read(path_of(above, more), more, depth=depth + 1) if above else None
    found = pack_from(text, parent)
    for overlay in overlays:
        found = laid_over(found, pack_from(path_of(overlay, more).read_text(encoding="utf-8")))
    return found


def ids(more: Path | None = None) -> list[str]:
    """Every pack on the shelf."""
    places = [OURS, *([more] if more else [])]
    return sorted({path.stem for place in places for path in place.glob("*.toml")})
