"""The checkpoints in the database, and one from outside: who signed them, and which roots do they claim?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.register.checkpoint import Checkpoint
from portal.register.fault import Fault
from portal.register.head import Head
from portal.register.note import AnotherKey, Note, made_by, read_note
from portal.vault import Refused


@dataclass
class Signatures:
    key: bytes | None
    """Ed25519, 32 bytes; without it the texts are read, but nothing is known of who signed."""
    signed: int = 0
    bad: int = 0
    last: date | None = None
    claims: list[tuple[int, bytes]] = field(default_factory=list)
    """(size, root), by size."""
    against: int | None = None
    """Size of the checkpoint from outside."""
    faults: list[Fault] = field(default_factory=list)

    def read(self, session: Session, head: Head | None) -> None:
        rows = session.execute(select(Checkpoint.size, Checkpoint.note).order_by(Checkpoint.size)).all()
        for size, text in rows:
            note = self._read(text, size)
            if note is None:
                self.bad += 1
            else:
                self.signed += 1 if self.key else 0
                self.last = note.day or self.last
                self.claims.append((note.size, note.root))
        if head:
            self._count(head, len(rows), rows[-1][0] if rows else 0)

    def compare(self, text: str) -> int:
        """Take a checkpoint kept outside as a claim too; says its size. Raises Refused when it is none at all."""
        size = read_note(text).size
        note = self._read(text, size)
        if note:
            self.claims = sorted([*self.claims, (note.size, note.root)])
        return size

    def _read(self, text: str, size: int) -> Note | None:
        try:
            note = made_by(text, self.key) if self.key else read_note(text)
            if note.size != size:
                raise Refused
        except AnotherKey:
            self.faults.append(Fault("key_changed", size))
        except Refused:
            self.faults.append(Fault("changed", size))
        else:
            return note
        return None

    def _count(self, head: Head, notes: int, newest: int) -> None:
        if newest > head.signed:
            self.faults.append(Fault("rolled_back", head.signed + 1))
        elif notes < head.notes:
            self.faults.append(Fault("dropped", head.signed if newest < head.signed else None))
