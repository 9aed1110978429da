"""Whether this process could take a letter now: words, no numbers, no times, no versions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from portal.config import folder
from portal.database import reading
from portal.policy import pack
from portal.vault import Site
from portal.web.shared.locales import here_offered
from portal.web.shared.portal import here


def checks() -> dict[str, str]:
    """Each check by its name: `ok` or `failed`."""
    asked: dict[str, Callable[[], object]] = {
        "database": _database,
        "migrations": _migrations,
        "site_file": _site_file,
        "directory": lambda: here().directory.version > 0,
        "blobs": _blobs,
        "packs": _packs,
        "languages": lambda: bool(here_offered()),
    }
    return {name: _asked(check) for name, check in asked.items()}


def _asked(check: Callable[[], object]) -> str:
    try:
        return "ok" if check() else "failed"
    except Exception:  # whatever it was, the answer is no
        return "failed"


def _database() -> bool:
    with reading(here().engine) as session:
        return session.execute(text("SELECT 1")).scalar() == 1


def _migrations() -> bool:
    """The newest migration there is has been carried out here."""
    with reading(here().engine) as session:
        done = session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return list(done) == _heads(folder("migrations"))


def _heads(place: Path) -> list[str]:
    from alembic.script import ScriptDirectory

    return list(ScriptDirectory(str(place)).get_heads())


def _packs() -> bool:
    """Every pack the directory pins is here, with exactly the text it had."""
    pinned = here().directory.packs
    return bool(pinned) and all(pack(each.id).hash == each.hash for each in pinned)


def _site_file() -> bool:
    """Still there, still the one this process started with."""
    portal = here()
    return Site.load(portal.settings.site_file, kdf=portal.settings.kdf).check == portal.site.check


def _blobs() -> bool:
    """The folder is there and may be written, or can be made."""
    place = Path(here().settings.blobs)
    while not place.exists() and place != place.parent:
        place = place.parent
    return os.access(place, os.W_OK)
