"""`portal db`: the tables of the case database."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.engine import make_url

from portal.config import Settings
from portal.database import engine_for, migrate


@click.group()
def command() -> None:
    """The database: upgrade, check, backup, restore."""


@command.command()
def upgrade() -> None:
    """Bring the tables to what this version needs."""
    upgrade_tables(Settings.from_environment())


def upgrade_tables(settings: Settings) -> None:
    """Makes the SQLite file, readable by its owner alone, when there is none."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        file = Path(url.database)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    engine = engine_for(settings.database_url)
    migrate(engine)
    engine.dispose()
