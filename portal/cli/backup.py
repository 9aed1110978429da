"""A backup: one line that says what it is, then the database, sealed to a key that lies off line.

The site file is never in it: without that file a backup opens nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

import click
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from portal.cli import CannotRun, RefusedHere
from portal.cli.book import kept_checkpoint
from portal.cli.dump import dumped, engine_name, load
from portal.cli.ready import site_if_here, upgraded_engine
from portal.config import Settings
from portal.database import engine_for, reading, revisions, writing
from portal.directory import opened_keys
from portal.register import Page, cover, read_note
from portal.vault import Keys, Refused, canonical
from portal.vault.stream import seal_stream, unseal_stream

FIRST = b"portal-backup/1\n"


def back_up(settings: Settings, target: Path) -> bool:
    """Write the backup; says whether it is sealed. Raises CannotRun, also when the file exists."""
    engine = upgraded_engine(settings)
    with reading(engine) as session:
        pages = session.execute(select(func.max(Page.number))).scalar() or 0
    engine.dispose()
    sealed = settings.backup_key is not None
    header = {"engine": engine_name(settings), "pages": pages, "sealed": sealed}
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotRun(f"{target} is there already and is never overwritten") from None
    with os.fdopen(handle, "wb") as file, dumped(settings, target) as copy:
        file.write(FIRST + canonical(header) + b"\n")
        if settings.backup_key:
            seal_stream(settings.backup_key, copy, file)
        else:
            shutil.copyfileobj(copy, file)
        file.flush()
        os.fsync(file.fileno())
    return sealed


def restore(settings: Settings, source: Path, *, acknowledged: bool, key_file: Path | None) -> list[str]:
    """Put the backup in place of the database; says what there is to know. Raises CannotRun, RefusedHere."""
    with source.open("rb") as file, tempfile.TemporaryFile() as plain:
        header = _header(file)
        if header.get("engine") != engine_name(settings):
            raise CannotRun(f"a backup of {header.get('engine')}, but the database is {engine_name(settings)}")
        newest = _newest(settings)
        missing = newest - int(header["pages"])
        if missing > 0 and not acknowledged:
            raise RefusedHere(
                f"the backup ends at page {header['pages']}, but page {newest} was entered: {missing} pages, and all "
                "that was told entered with them, would be gone. If there is nothing newer: --acknowledge-gap"
            )
        _open(file, plain, header, key_file)
        old = load(settings, plain)
    return [
        *([f"the database before lies in {old}"] if old else []),
        *_after(settings, newest, acknowledged=acknowledged),
    ]


def _after(settings: Settings, newest: int, *, acknowledged: bool) -> list[str]:
    """No page number is given twice: the gap is filled with pages that mean nothing, and its checkpoint kept aside."""
    engine = upgraded_engine(settings)
    site = site_if_here(settings, engine)
    with reading(engine) as session:
        has = session.execute(select(func.max(Page.number))).scalar() or 0
    if has >= newest:
        return [f"{has} pages"]
    if not acknowledged:
        raise CannotRun(f"the backup holds {has} pages, fewer than it says: somebody changed it")
    kept, aside = kept_checkpoint(settings), kept_checkpoint(settings).with_suffix(f".lost-{newest}")
    if site is None:
        raise CannotRun("the site file is needed to go on after a gap")
    with writing(engine) as session:
        cover(session, site, newest - has)
        session.commit()
    if kept.exists():
        kept.replace(aside)
    return [
        f"pages {has + 1} to {newest} are lost; every checkpoint from then on says so to whoever kept one",
        "tell people whose letters were entered in that time to send them again",
    ]


def _newest(settings: Settings) -> int:
    """The highest page this host knows was entered: from the checkpoint outside, and the database it still has."""
    kept = kept_checkpoint(settings)
    sizes = [read_note(kept.read_text()).size if kept.exists() else 0]
    engine = engine_for(settings.database_url)
    try:
        at, needs = revisions(engine)
        if at == needs:
            with reading(engine) as session:
                sizes.append(session.execute(select(func.max(Page.number))).scalar() or 0)
    except SQLAlchemyError:
        sizes.append(0)  # the database is lost: that is what a restore is for
    engine.dispose()
    return max(sizes)


def _header(file: BinaryIO) -> dict[str, Any]:
    try:
        if file.readline(64) != FIRST:
            raise ValueError
        header: dict[str, Any] = json.loads(file.readline(4096))
        return header | {"pages": int(header["pages"]), "sealed": bool(header["sealed"])}
    except (ValueError, KeyError, TypeError):
        raise CannotRun("that is not a backup of this portal") from None


def _open(file: BinaryIO, plain: BinaryIO, header: dict[str, Any], key_file: Path | None) -> None:
    if not header["sealed"]:
        shutil.copyfileobj(file, plain)
    else:
        try:
            unseal_stream(_keys(key_file), file, plain)
        except Refused:
            raise CannotRun("the backup is damaged, or sealed to another key") from None
    plain.seek(0)


def _keys(key_file: Path | None) -> Keys:
    if key_file is None:
        raise CannotRun("the backup is sealed: --key FILE")
    try:
        return opened_keys(key_file.read_bytes(), click.prompt("Passphrase", hide_input=True))
    except (Refused, OSError):
        raise CannotRun("wrong passphrase, or not a key file") from None
