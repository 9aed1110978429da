"""What a prison tells is taken in: sealed to those who watch, and who came or was told is written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from portal.directory import Directory
from portal.protection.feed import Line
from portal.protection.lists import watching
from portal.protection.segments import keep
from portal.protection.tellings import write_down
from portal.vault import Site


def take_in(
    session: Session, site: Site, directory: Directory, prison: str, lines: Sequence[Line], *, today: date
) -> int:
    """Returns how many segments that makes. Raises NobodyWatches, and then nothing is kept."""
    made = keep(session, site, watching(directory, prison), lines)
    write_down(session, site, directory, lines, today=today)
    return made
