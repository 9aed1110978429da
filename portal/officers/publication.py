"""Publishing what waits, on a host that holds the root's secret: the demo only. Elsewhere the root signs off line."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal import register
from portal.config import Settings
from portal.database import exclusive
from portal.directory import Directory, publish, sign
from portal.officers.officer import LOCK
from portal.officers.pending import pending, proposed, settle
from portal.vault import Keys, Site


def publish_pending(
    session: Session, *, site: Site, directory: Directory, root: Keys, settings: Settings, now: datetime
) -> Directory:
    """The directory in force afterwards; the same one when nothing waits. Raises DirectoryRefused.

    The file is in place before the caller commits its page: after a crash between the two, the next call enters it.
    """
    exclusive(session, "book")  # before the officers, as whoever files does: the other way round they would block
    exclusive(session, LOCK)

    def enter(version: int, blob: bytes) -> int:
        return register.enter_directory(session, site, version, blob)

    found = pending(session, site, directory=directory)
    if found:
        blob = sign(root, proposed(directory, found, today=now.date()))
        directory = publish(blob, settings=settings, enter=enter)
    else:
        enter(directory.version, settings.directory_file.read_bytes())
    settle(session, site, directory=directory)
    return directory
