"""The cases against the book: as many as were entered, the same ones, and none older than its pages say."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.register.fault import Fault
from portal.register.head import Head, joined
from portal.register.page import Page, tag_of
from portal.vault import Site

BATCH = 400


@dataclass(frozen=True)
class Kept:
    """A case as its docket tells it; whoever knows dockets hands these down."""

    case: bytes
    book: bytes | None
    """None when the docket does not open."""
    acts: int


@dataclass
class Inventory:
    checked: int = 0
    sum: bytes = bytes(32)
    faults: list[Fault] = field(default_factory=list)

    def take(self, session: Session, site: Site, cases: Iterable[Kept]) -> None:
        waiting = iter(cases)
        while batch := list(itertools.islice(waiting, BATCH)):
            for kept in batch:
                self.checked += 1
                self.sum = joined(self.sum, site, kept.case)
            self._acts(session, batch)

    def close(self, head: Head) -> None:
        """Raises nothing: a case that is gone, or one too many, is a fault without a page."""
        if self.checked < head.cases:
            self.faults.append(Fault("dropped", None))
        elif self.checked > head.cases:
            self.faults.append(Fault("inserted", None))
        elif self.sum != head.inventory:
            self.faults.append(Fault("changed", None))

    def _acts(self, session: Session, batch: list[Kept]) -> None:
        """The last act of each docket stands in the book, and no later one."""
        tags = {(kept.case, act): tag_of(kept.book, act) for kept in batch if kept.book for act in _ends(kept)}
        found = select(Page.tag, Page.number).where(Page.tag.in_(list(tags.values())))
        numbers = {row.tag: row.number for row in session.execute(found)}
        for kept in batch:
            after = numbers.get(tags.get((kept.case, kept.acts), b""))
            if kept.book is None:
                self.faults.append(Fault("changed", None))
            elif after is not None:
                self.faults.append(Fault("rolled_back", after))
            elif kept.acts < 1 or tags[kept.case, kept.acts - 1] not in numbers:
                self.faults.append(Fault("dropped", None))


def _ends(kept: Kept) -> tuple[int, ...]:
    return (kept.acts - 1, kept.acts) if kept.acts > 0 else (kept.acts,)
