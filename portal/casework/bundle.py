"""All a filing is, before any row is written and without any office's secret. Entering it twice is entering it once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.cases.clocks import Clocks
from portal.cases.docket import Watch
from portal.cases.incident import Incident
from portal.duty import Asked


@dataclass(frozen=True)
class Recipient:
    """A ring by its public side: office, ring id (16) and X25519 key (32)."""

    office: str
    ring: bytes
    public: bytes


@dataclass(frozen=True)
class Above:
    """An office the case goes up to, and the first day it lawfully may."""

    to: Recipient
    not_before: date


@dataclass(frozen=True)
class Author:
    """The officer who makes a record: id (16), and the seed he signs with."""

    id: bytes
    seed: bytes = field(repr=False)


@dataclass(frozen=True)
class Bundle:
    """Made by `prepare`, entered by `lodge`."""

    case_seed: bytes = field(repr=False)
    identity_seed: bytes = field(repr=False)
    mailbox_seed: bytes = field(repr=False)
    door_key: bytes = field(repr=False)
    door_lookup: bytes | None
    """The new door's look-up, or None when the letter goes through a door that is there."""
    statement_id: bytes
    identity_id: bytes
    holder: Recipient
    apart: tuple[tuple[bytes, bytes], ...]
    """(officer id, X25519 key) of everyone under a one-time ring; empty when the whole office reads it."""
    off: tuple[bytes, ...]
    """Ids of the officers the person took off, of whatever office."""
    identity_ring: Recipient | None
    """Who may know the name; under a one-time ring its members do instead, as the one left off may hold this ring."""
    above: tuple[Above, ...]
    worker: bytes
    statistics: bytes
    directory: int
    """Version of the directory all these keys are from."""
    kind: str
    urgency: str
    flags: frozenset[str]
    filer: str
    language: str
    prison: str
    pack: str
    named: str
    filed: datetime
    zone: str
    due: date
    """The last good day for the answer, in the prison."""
    clocks: Clocks
    facts: dict[str, Any] = field(repr=False)
    """Particulars."""
    body: dict[str, Any] = field(repr=False)
    """The statement."""
    who: dict[str, Any] = field(repr=False)
    """The identity; empty when no name was given."""
    concerned: dict[str, str] = field(default_factory=dict, repr=False)
    """What was told of a child, to be locked under a key of its own; empty when nothing was."""
    concerned_ring: Recipient | None = None
    """Who gets that key, where the office may have it."""
    watch: Watch | None = None
    """Where the office is outside the prison and the person fears punishment."""
    review: int = 0
    """How many answers were gone on from before it; 0 for a first letter."""
    stamped: bool = False
    """A review handed in after the local time limit (V-16)."""
    called: datetime | None = None
    """The moment it was sent, in the prison's zone, where somebody is in danger and should be seen. Kept nowhere."""
    author: Author | None = None
    """Of a record; None for a letter, which the mailbox signs."""
    incident: Incident | None = None
    obligations: tuple[date | None, ...] = ()
    back: tuple[bytes, ...] = ()
    """Ids of who worked in that prison and was let read it by the person."""
    sheltered: bool = False
    """Whether nobody else outside reads it who worked in that prison."""
    once: bytes | None = field(default=None, repr=False)
    """The key of the new door where its code is good for one use; the books then lie under another."""

    @property
    def day(self) -> date:
        return self.filed.date()


@dataclass(frozen=True)
class Receipt:
    """What the person is told: entered, on which page, answered by when. `already`: it had been entered before."""

    case: bytes
    page: int
    number: int
    """Which letter of this mailbox it is, from 0."""
    due: date
    office: str
    already: bool
    until: datetime | None = None
    """The hour before which it is due, where it is due by the hour, in the prison's zone."""
    check: Asked | None = None
    """Whom a duty post was asked to see; None where nobody was asked, and the second time."""
