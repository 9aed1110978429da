"""Where a demonstration lies: beside the signed directory, with the root's secret, the clock and what was made."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import column, inspect, select, table, text
from sqlalchemy.engine import make_url

from portal.cli import CannotRun, RefusedHere
from portal.config import Settings
from portal.database import engine_for, reading
from portal.directory import write_whole

TELLING = tuple(table(name, column("id")) for name in ("facts", "cases", "officers"))
DEFAULTS = {
    "PORTAL_ENV": "demo",
    "PORTAL_ZONE": "Europe/London",
    "PORTAL_NOTICES": str(Path(__file__).parent / "notices"),
}


@dataclass(frozen=True)
class Place:
    """`settings` without a root until there is one: see `with_root`."""

    settings: Settings

    @classmethod
    def of(cls, environ: Mapping[str, str], *, bind: str | None = None) -> Place:
        """Raises RefusedHere in production, BadSetting."""
        if environ.get("PORTAL_ENV") == "production":
            raise RefusedHere("a demo command; PORTAL_ENV is production. Set PORTAL_ENV=demo")
        given = {name: value for name, value in environ.items() if value and name != "PORTAL_ROOT"}
        port = given.get("PORT", "")
        address = {"PORTAL_BIND": f"127.0.0.1:{port}"} if port else {}
        address |= {"PORTAL_BIND": bind} if bind else {}
        settings = Settings.from_environment(DEFAULTS | given | address)
        if settings.clock == "system":
            settings = replace(settings, clock=f"file:{(settings.directory_file.parent / 'demo-clock').absolute()}")
        return cls(settings)

    @property
    def folder(self) -> Path:
        return self.settings.directory_file.parent

    @property
    def root_file(self) -> Path:
        return self.folder / "demo-root.key"

    @property
    def clock_file(self) -> Path:
        return Path(self.settings.clock.removeprefix("file:"))

    @property
    def _made_file(self) -> Path:
        return self.folder / "demo.json"

    def with_root(self, public: bytes) -> Place:
        return Place(replace(self.settings, root=public))

    def made(self) -> dict[str, Any] | None:
        """What the last seeding left word of; None when there was none, or it did not come to its end."""
        with suppress(OSError, ValueError):
            found: dict[str, Any] = json.loads(self._made_file.read_text())
            return found
        return None

    def keep(self, made: dict[str, Any]) -> None:
        write_whole(self._made_file, json.dumps(made, ensure_ascii=False, indent=1).encode(), mode=0o600)

    def hold(self) -> None:
        """One demonstration at a time, until this process and its children end. Raises CannotRun."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = os.open(self.folder / "demo.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(f"a demo is running on {self.folder} already") from None

    def clear(self) -> None:
        """Remove what a demonstration made, and nothing else. Raises RefusedHere where something real may lie."""
        settings = self.settings
        real = (settings.directory_file, settings.site_file, settings.worker_file, settings.signing_key_file)
        if not self.root_file.exists():
            there = [str(path) for path in real if path.exists()] + (["the database"] if self._filled() else [])
            if there:
                raise RefusedHere(f"{', '.join(there)}: there already, and not made by a demo; nothing was touched")
        self._drop_tables()
        state = (settings.state_folder / name for name in ("directory.version", "book.checkpoint"))
        for path in (self._made_file, *real, *state, self.clock_file, self.root_file):
            path.unlink(missing_ok=True)

    def _filled(self) -> bool:
        """Whether the database knows a site already. Tables with nothing in them are nobody's."""
        file = _sqlite_file(self.settings.database_url)
        if file is not None and not file.exists():
            return False
        engine = engine_for(self.settings.database_url)
        known = set(inspect(engine).get_table_names())
        with reading(engine) as session:
            found = any(session.execute(select(each).limit(1)).first() for each in TELLING if each.name in known)
        engine.dispose()
        return found

    def _drop_tables(self) -> None:
        for url in dict.fromkeys((self.settings.database_url, self.settings.store_url)):
            file = _sqlite_file(url)
            if file is not None:
                for ending in ("", "-wal", "-shm"):
                    Path(f"{file}{ending}").unlink(missing_ok=True)
                continue
            engine = engine_for(url)
            with engine.begin() as connection:
                for name in inspect(connection).get_table_names():
                    connection.execute(text(f'DROP TABLE "{name}" CASCADE'))
            engine.dispose()


def _sqlite_file(url: str) -> Path | None:
    found = make_url(url)
    return Path(found.database) if found.get_backend_name() == "sqlite" and found.database else None
