"""`portal db`: the tables of the case database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from portal.casework.inspect import inspect
from portal.cli.backup import back_up
from portal.cli.backup import restore as restore_from
from portal.cli.book import verified
from portal.cli.document import print_document
from portal.cli.keys import tell_database
from portal.cli.ready import directory_if_here, signing_key, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import engine_for, migrate, reading
from portal.officers import damaged
from portal.vault import Site


@click.group()
def command() -> None:
    """The database: upgrade, check, backup, restore."""


@command.command()
def upgrade() -> None:
    """Bring the tables to what this version needs."""
    settings = Settings.from_environment()
    upgrade_tables(settings)
    tell_database(settings)


@command.command()
@click.option("--json", "as_json", is_flag=True)
def check(as_json: bool) -> None:
    """Hold every case against its docket, its queue, its grants and the book; 1 when anything is wrong. Only reads."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    with reading(engine) as session:
        faults = list(found_faults(session, settings, site))
    if as_json:
        print_document("db", ok=not faults, faults=faults)
    else:
        for fault in faults:
            click.echo("NO  " + " ".join(f"{name} {value}" for name, value in fault.items() if value is not None))
        click.echo("sound" if not faults else f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the database, as it is at one moment, to FILE. The site file is not in it: keep that apart."""
    if back_up(Settings.from_environment(), file):
        click.echo(f"wrote {file}, sealed")
    else:
        click.echo(f"wrote {file}, NOT sealed (no PORTAL_BACKUP_KEY): only its owner may read it")


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--acknowledge-gap", is_flag=True, help="Go back behind what was entered, because nothing newer is left.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="For a sealed backup.")
def restore(file: Path, acknowledge_gap: bool, key: Path | None) -> None:
    """Put a backup in place of the database. Refused when it is older than the newest checkpoint."""
    for line in restore_from(Settings.from_environment(), file, acknowledged=acknowledge_gap, key_file=key):
        click.echo(line)
    click.echo("restored. Now: portal db check")


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


def found_faults(session: Session, settings: Settings, site: Site) -> Iterator[dict[str, Any]]:
    """Everything that can be seen with the site file alone."""
    if session.get_bind().dialect.name == "sqlite":
        for line in session.scalars(text("PRAGMA integrity_check")):
            if line != "ok":
                yield {"kind": "file", "says": line}
    directory = directory_if_here(settings)
    key = directory.checkpoint if directory else None
    if key is None and settings.signing_key_file.exists():
        key = signing_key(settings).verify
    report = verified(session, settings, site=site, key=key, directory=directory)
    for page in report.faults:
        yield page.as_json() | {"kind": "inventory" if page.page is None else page.kind}
    for fault in inspect(session, site):
        yield {"kind": fault.kind, "case": fault.case or None}
    for name in damaged(session, site):
        yield {"kind": "proposal", "id": name.hex()}
