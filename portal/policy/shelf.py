"""Where packs stand: those that come with the portal, and a folder of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def read(path: Path, more: Path | None = None) -> Pack:
    """The pack of a file, with everything it extends and lays over itself. Raises NoSuchPack, PackRefused."""
    return built(path.stem, texts_of(path, more))


def texts_of(path: Path, more: Path | None = None) -> dict[str, str]:
    """Id → text of the pack in a file and of everything it extends or lays over itself. Raises NoSuchPack."""
    found: dict[str, str] = {}
    wanted = [(path.stem, path)]
    while wanted:
        name, place = wanted.pop()
        found[name] = _text(place)
        above, overlays = meta_of(found[name])
        needed = [*([above] if above else []), *overlays]
        wanted += [(each, path_of(each, more)) for each in needed if each not in found]
    return found


def built(name: str, texts: Mapping[str, str], *, depth: int = 0) -> Pack:
    """The pack of that name from these texts alone. Raises NoSuchPack, PackRefused."""
    if depth > _DEEPEST:
        raise PackRefused(f"{name}: packs extend each other in a circle")
    if name not in texts:
        raise NoSuchPack(name)
    above, overlays = meta_of(texts[name])
    found = _read(name, texts, built(above, texts, depth=depth + 1) if above else None)
    for overlay in overlays:
        if overlay not in texts:
            raise NoSuchPack(overlay)
        found = laid_over(found, _read(overlay, texts))
    return found


def _text(place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        refused = PackRefused("not UTF-8")
        refused.pack = place.stem
        raise refused from None


def _read(name: str, texts: Mapping[str, str], above: Pack | None = None) -> Pack:
    try:
        return pack_from(texts[name], above)
    except PackRefused as refused:
        refused.pack = refused.pack or name
        raise


def ids(more: Path | None = None) -> list[str]:
    """Every pack on the shelf."""
    places = [OURS, *([more] if more else [])]
    return sorted({path.stem for place in places for path in place.glob("*.toml")})
