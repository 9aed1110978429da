"""A case in somebody's sight: its name, its keys, its docket, and the row it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.vault import Keys


class Interfered(Exception):
    """The file is not what was written: something was removed, changed, planted or put back."""


@dataclass(frozen=True)
class CaseInSight:
    """What `access.visible_to` gives, and nothing else does."""

    row: Case
    keys: Keys = field(repr=False)
    docket: Docket = field(repr=False)
    identity: Keys | None = field(default=None, repr=False)
    """The identity's seed, for the mailbox and for the identity ring."""
    desk: bytes | None = field(default=None, repr=False)
    """The key of this office's notes on this case; the mailbox and other offices have none."""
    desks: tuple[bytes, ...] = field(default=(), repr=False)
    """The keys of notes from before somebody stepped back: they stay readable to who is left."""

    @property
    def id(self) -> bytes:
        return self.row.id
