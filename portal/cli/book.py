"""The book as commands and the worker use it: verified with everything this host has, then signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from portal.cases.case import Case
from portal.cases.docket_box import opened
from portal.config import Settings
from portal.database import reading, writing
from portal.directory import Directory, write_whole
from portal.register import Kept, Report, checkpoint, origin_of, read_note, verify
from portal.vault import Keys, Refused, Site


class BookFaulty(Exception):
    """Something is wrong with the book, so nothing was signed."""

    def __init__(self, report: Report) -> None:
        super().__init__("the book has faults")
        self.report = report


def kept_checkpoint(settings: Settings) -> Path:
    """The newest checkpoint, outside the database: whoever puts an older database back is found by it."""
    return settings.state_folder / "book.checkpoint"


def verified(
    session: Session,
    settings: Settings,
    *,
    site: Site | None,
    key: bytes | None,
    directory: Directory | None = None,
    against: str | None = None,
) -> Report:
    """The whole book, the cases with it where the site file is there. Raises Refused for what is no checkpoint."""
    outside = kept_checkpoint(settings)
    published = (directory.version, settings.directory_file.read_bytes()) if directory else None
    return verify(
        session,
        site=site,
        key=key,
        against=against,
        kept=outside.read_text() if outside.exists() else None,
        directory=published,
        cases=kept_cases(session, site) if site else None,
    )


def sign_book(engine: Engine, settings: Settings, *, site: Site, key: Keys, now: datetime) -> str:
    """Verify, fill up with cover pages, sign, commit, and keep the note outside. Raises BookFaulty, BookDamaged."""
    with reading(engine) as session:
        report = verified(session, settings, site=site, key=key.verify)
    if not report.ok:
        raise BookFaulty(report)
    with writing(engine) as session:
        note = checkpoint(session, site, key, origin_of(site), now)
        session.commit()
    keep_outside(settings, note)
    return note


def keep_outside(settings: Settings, note: str) -> None:
    """Never an older one over a newer one."""
    path = kept_checkpoint(settings)
    if not path.exists() or read_note(path.read_text()).size < read_note(note).size:
        write_whole(path, note.encode())


def kept_cases(session: Session, site: Site) -> Iterator[Kept]:
    """Every case as its docket tells it, for the book to compare."""
    for name, box in session.execute(select(Case.id, Case.docket).execution_options(yield_per=1_000)):
        try:
            docket = opened(site, name, box)
        except Refused:
            yield Kept(name, None, 0)
        else:
            yield Kept(name, docket.book, docket.acts)
