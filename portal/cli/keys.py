"""`portal keys`: the site file, the root, the ceremony of an office, and the signed directory."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click
from sqlalchemy import Engine

from portal.cli import CannotRun
from portal.cli.key_ceremony import ceremony
from portal.cli.key_publication import propose, publish_command, sign_command
from portal.cli.key_recovery import recover
from portal.cli.key_status import status
from portal.config import Settings
from portal.database import engine_for, revisions, writing
from portal.directory import locked_keys
from portal.register import keep_check
from portal.vault import Keys, Site, canonical


@click.group()
def command() -> None:
    """The site file, the directory and its root."""


for each in (propose, sign_command, publish_command, ceremony, recover, status):
    command.add_command(each)


@command.command()
def init() -> None:
    """Make this site's own secrets: the site file, the worker's, and the key of the book. Never overwrites."""
    settings = Settings.from_environment()
    make_site_keys(settings)
    click.echo(f"made {settings.site_file}, {settings.worker_file}, {settings.signing_key_file}")
    click.echo("Print them or copy them to two places, apart from every backup: without the site file no code opens.")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def root(file: Path) -> None:
    """Make the root's secret, locked with a passphrase. Off line; the file never comes to a host."""
    settings, keys = Settings.from_environment(), Keys.new()
    _absent(file)
    passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    write_secret(file, locked_keys(keys, passphrase, settings.kdf))
    click.echo(f"made {file}; on every host: PORTAL_ROOT={keys.verify.hex()}")


@command.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup_key(file: Path) -> None:
    """Make the key that backups are sealed to, locked with a passphrase. Off line, like the root."""
    settings, keys = Settings.from_environment(), Keys.new()
    _absent(file)
    passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    write_secret(file, locked_keys(keys, passphrase, settings.kdf))
    click.echo(f"made {file}; on every host: PORTAL_BACKUP_KEY={keys.public.hex()}")


def make_site_keys(settings: Settings) -> None:
    """Raises CannotRun when any of the three is there already."""
    for path in (settings.site_file, settings.worker_file, settings.signing_key_file):
        _absent(path)
    key = secrets.token_bytes(32)
    write_secret(settings.site_file, canonical({"keys": [key.hex()]}))
    write_secret(settings.worker_file, canonical({"keys": [key.hex()], "escrow": Keys.new().seed.hex()}))
    write_secret(settings.signing_key_file, canonical({"register": Keys.new().seed.hex()}))
    tell_database(settings)


def tell_database(settings: Settings) -> None:
    """From now on the database knows its site file, if both are there and it knows none yet."""
    engine = engine_for(settings.database_url)
    if settings.site_file.exists() and _upgraded(settings, engine):
        with writing(engine) as session:
            keep_check(session, Site.load(settings.site_file))
            session.commit()
    engine.dispose()


def write_secret(path: Path, raw: bytes) -> None:
    """A new file only its owner reads, on the disk before this returns. Raises FileExistsError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _absent(path: Path) -> None:
    if path.exists():
        raise CannotRun(f"{path} is there already and is never overwritten")


def _upgraded(settings: Settings, engine: Engine) -> bool:
    """Without making an SQLite file by looking."""
    url = settings.database_url.removeprefix("sqlite:///")
    if settings.database_url.startswith("sqlite:///") and not Path(url).exists():
        return False
    at, needs = revisions(engine)
    return at == needs
