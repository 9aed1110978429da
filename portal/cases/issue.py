"""A joined issue: several letters of one office about one thing, under papers only that office can open.

Nothing in the database says that two cases have to do with each other: each case has a paper of its own, sealed to the
ring that holds the case. Whoever may not see a case has no key to its paper, and the issue is shorter for him.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from portal.cases.paper import leave, papers
from portal.vault import Keys, Site

LONGEST = 60
"""Characters kept of a title: a paper has one size."""


class Ring(Protocol):
    """A ring in somebody's hands."""

    @property
    def id(self) -> bytes: ...
    @property
    def identity(self) -> bool: ...
    @property
    def keys(self) -> Keys: ...


@dataclass(frozen=True)
class Issue:
    """`cases` are ids, whether they still lie with this office or not."""

    id: bytes
    title: str
    cases: tuple[bytes, ...]


def put_under(session: Session, site: Site, ring: Ring, *, issue: bytes, case: bytes, title: str) -> None:
    """A paper: this case belongs to this issue. `issue` is 16 random bytes, drawn when the issue begins."""
    said = {"what": "joined", "issue": issue.hex(), "case": case.hex(), "title": " ".join(title.split())[:LONGEST]}
    leave(session, site, ring.id, ring.keys.public, said)


def issues(session: Session, site: Site, rings: Iterable[Ring]) -> dict[bytes, Issue]:
    """Every issue of which a paper opens with one of these rings, by id."""
    found: dict[bytes, Issue] = {}
    for ring in rings:
        for said in () if ring.identity else papers(session, site, ring.id, ring.keys):
            if said.get("what") == "joined":
                name, case = bytes.fromhex(said["issue"]), bytes.fromhex(said["case"])
                before = found.get(name, Issue(name, said["title"], ()))
                cases = tuple(sorted({*before.cases, case}))
                found[name] = Issue(name, min(before.title, said["title"]), cases)
    return found
