"""`portal keys status`: which secrets lie here, which directory is in force, and what waits for the root."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from portal.cli.document import print_document
from portal.cli.ready import site_if_here, upgraded_engine
from portal.config import Settings
from portal.database import reading
from portal.directory import Directory, DirectoryRefused, OfficeEntry, highest_used
from portal.officers import Recovery, pending
from portal.register import directory_entered, newer_directory
from portal.vault import Site


@click.command()
@click.option("--json", "as_json", is_flag=True)
def status(as_json: bool) -> None:
    """What is here and what is missing; 1 when the portal could not work with it. Prints no secret."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    found = found_keys(settings, engine, site_if_here(settings, engine))
    if as_json:
        print_document("keys", **found)
    else:
        for name, value in found.items():
            click.echo(f"{name:14} {value}")
    sys.exit(0 if found["ok"] else 1)


def found_keys(settings: Settings, engine: Engine, site: Site | None) -> dict[str, Any]:
    files = {
        "site_file": _private(settings.site_file),
        "worker_file": _private(settings.worker_file),
        "register_key": _private(settings.signing_key_file),
    }
    directory, why = _directory(settings)
    with reading(engine) as session:
        entered = _entered(session, settings, site, directory)
        waiting = _waiting(session, site, directory)
        offices = [_office(session, office, directory, settings) for office in directory.offices] if directory else []
    return {
        "ok": files["site_file"] == "ok" and directory is not None and entered is not False,
        **files,
        "root": settings.root.hex() if settings.root else None,
        "directory": {"version": directory.version if directory else None, "why": why, "entered": entered},
        "highest_used": highest_used(settings.state_folder),
        "offices": offices,
        "waiting": waiting,
    }


def _private(path: Path) -> str:
    if not path.exists():
        return "missing"
    return "open to others" if path.stat().st_mode & 0o077 else "ok"


def _directory(settings: Settings) -> tuple[Directory | None, str | None]:
    try:
        return Directory.load(settings), None
    except DirectoryRefused as refused:
        return None, refused.why


def _entered(session: Session, settings: Settings, site: Site | None, directory: Directory | None) -> bool | None:
    """Whether the book knows exactly this file and no later one; None where that cannot be told."""
    if site is None or directory is None:
        return None
    blob = settings.directory_file.read_bytes()
    known = directory_entered(session, site, directory.version, blob)
    return known and not newer_directory(session, site, directory.version)


def _waiting(session: Session, site: Site | None, directory: Directory | None) -> dict[str, Any] | None:
    if site is None or directory is None:
        return None
    found = pending(session, site, directory=directory)
    return {
        "admissions": [each.name.login for each in found.admissions],
        "generations": [each.office for each in found.generations],
        "endings": len(found.endings),
        "forged": list(found.forged),
    }


def _office(session: Session, office: OfficeEntry, directory: Directory, settings: Settings) -> dict[str, Any]:
    ring = office.rings[-1] if office.rings else None
    quorums = list(session.scalars(select(Recovery.quorum).where(Recovery.ring == ring.id))) if ring else []
    return {
        "id": office.id,
        "generation": ring.generation if ring else None,
        "members": len(directory.members(office.id, settings.now().date())),
        "quorums": len(quorums),
    }
