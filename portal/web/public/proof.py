"""What a person needs to check the book: the key it is signed with, and the newest signed page count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal.directory import Directory
from portal.register import newest_checkpoint, read_note
from portal.vault import Refused


@dataclass(frozen=True)
class Proof:
    key: str
    """The public key of the book, 64 hex digits in groups of four."""
    version: int
    """Of the directory that names it."""
    note: str | None
    pages: int | None
    day: date | None


def proof_shown(session: Session, directory: Directory) -> Proof:
    note = newest_checkpoint(session)
    pages, day = _said(note)
    return Proof(in_groups(directory.checkpoint.hex()), directory.version, note, pages, day)


def in_groups(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _said(note: str | None) -> tuple[int | None, date | None]:
    try:
        read = read_note(note) if note else None
    except Refused:
        return None, None
    return (read.size, read.day) if read else (None, None)
