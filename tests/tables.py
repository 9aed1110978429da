"""The tables of the case database, empty."""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import suppress

from sqlalchemy import Engine

import portal
from portal.config import folder
from portal.database import Base, migrate


def make_tables(engine: Engine) -> None:
    if any(folder("migrations").glob("versions/*.py")):
        migrate(engine)
    else:
        import_every_table()
        Base.metadata.create_all(engine)


def import_every_table() -> None:
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if not module.name.startswith(("portal.web", "portal.cli")):
            with suppress(ImportError):
                importlib.import_module(module.name)
