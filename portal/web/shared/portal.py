"""What every view may ask for: the portal it serves, the time, the request's database session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from portal.config import Settings
from portal.database import reading, writing
from portal.directory import Directory, InForce
from portal.evidence import Blobs
from portal.interpretation.sounds import Sounds
from portal.languages import offered
from portal.sessions import Store
from portal.vault import Site

if TYPE_CHECKING:
    from portal.web.shared.edge import Application


@dataclass(frozen=True)
class Portal:
    """One site, as one process serves it. Holds no worker key and no office key."""

    settings: Settings
    engine: Engine
    store: Store
    site: Site
    in_force: InForce

    @cached_property
    def offered(self) -> list[str]:
        """The languages of this site; they change with a new version only."""
        return offered(self.settings)

    @cached_property
    def sounds(self) -> Sounds:
        """The spoken sentences of this site."""
        return Sounds(self.settings.sounds)

    @cached_property
    def blobs(self) -> Blobs:
        """Where sealed photos lie."""
        return Blobs(Path(self.settings.blobs))

    @property
    def directory(self) -> Directory:
        """The signed directory in force now. Raises DirectoryRefused."""
        return self.in_force()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
        self.store.engine.dispose()


def here() -> Portal:
    return cast("Application", current_app).portal


def now() -> datetime:
    """The portal's time, one and the same all through a request."""
    if "now" not in g:
        g.now = here().settings.now()
    return cast(datetime, g.now)


def database() -> Session:
    """This request's session: on GET it refuses to write, on POST the edge commits it."""
    if "database" not in g:
        g.database = (writing if request.method == "POST" else reading)(here().engine)
    return cast(Session, g.database)
