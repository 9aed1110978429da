"""What commands need before they can begin, or the one plain line why they cannot."""

from __future__ import annotations

import json
from pathlib import Path

import click
from sqlalchemy import Engine

from portal.cli import CannotRun
from portal.config import Settings
from portal.database import engine_for, reading, revisions
from portal.directory import Directory, DirectoryRefused
from portal.register import belongs
from portal.vault import Keys, Refused, Site


def upgraded_engine(settings: Settings) -> Engine:
    """Closed when the command ends. Raises CannotRun when the tables are not those of this version."""
    engine = engine_for(settings.database_url)
    if context := click.get_current_context(silent=True):
        context.call_on_close(engine.dispose)
    at, needs = revisions(engine)
    if at != needs:
        raise CannotRun(f"the tables are at {at}, this version needs {needs}: portal db upgrade")
    return engine


def site_if_here(settings: Settings, engine: Engine) -> Site | None:
    """The site file, None when there is none. Raises CannotRun when it is broken or belongs to another database."""
    if not settings.site_file.exists():
        return None
    try:
        site = Site.load(settings.site_file, settings.kdf)
    except (Refused, OSError):
        raise CannotRun(f"PORTAL_SITE_FILE: {settings.site_file} is not a site file that can be read") from None
    with reading(engine) as session:
        if belongs(session, site) is False:
            raise CannotRun(f"PORTAL_SITE_FILE: {settings.site_file} belongs to another database")
    return site


def refuse_foreign_site(settings: Settings) -> None:
    """Raises CannotRun when the site file belongs to another database: nothing could be opened with it."""
    engine = engine_for(settings.database_url)
    at, needs = revisions(engine)
    if at == needs:
        site_if_here(settings, engine)
    engine.dispose()


def site_needed(settings: Settings, engine: Engine) -> Site:
    site = site_if_here(settings, engine)
    if site is None:
        raise CannotRun(f"PORTAL_SITE_FILE: there is no {settings.site_file}: portal keys init")
    return site


def directory_if_here(settings: Settings) -> Directory | None:
    """None when there is no directory or no root yet. Raises CannotRun when the file is not what the root signed."""
    try:
        return Directory.load(settings)
    except DirectoryRefused as refused:
        if refused.why in ("missing", "no_root"):
            return None
        raise CannotRun(f"PORTAL_DIRECTORY: {settings.directory_file} is refused ({refused.why})") from None


def signing_key(settings: Settings) -> Keys:
    """Whoever signs checkpoints. Raises CannotRun."""
    return key_in(settings.signing_key_file, "register", "PORTAL_SIGNING_KEY_FILE")


def key_in(path: Path, name: str, setting: str) -> Keys:
    """The seed under `name` (hex) in a JSON file. Raises CannotRun, naming the setting."""
    try:
        return Keys(bytes.fromhex(json.loads(path.read_bytes())[name]))
    except OSError:
        raise CannotRun(f"{setting}: there is no {path}: portal keys init") from None
    except (ValueError, KeyError, TypeError, Refused):
        raise CannotRun(f"{setting}: {path} holds no key") from None
