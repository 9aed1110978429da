"""Cases as rows alone, for tests of lists: a docket, particulars and one grant, laid where the queue wants them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.cases import docket_box, particulars
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.grant import Grant, ring_tag
from portal.cases.queue import tag_of
from portal.vault import Keys, Site, case_id, digest, grants

TODAY = date(2026, 10, 5)
SITE = Site((b"s" * 32,), (8, 1, 1))


@dataclass(frozen=True)
class Ring:
    """A ring as a viewer holds it."""

    seed: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    case: bytes | None = None
    identity: bool = False

    @property
    def id(self) -> bytes:
        return digest("ring", Keys(self.seed).public)[:16]


@dataclass(frozen=True)
class Viewer:
    """Somebody with rings."""

    rings: tuple[Ring, ...]
    id: bytes = b"v" * 16
    kept_from: tuple[str, ...] = ()


def lay(
    session: Session,
    ring: Ring,
    title: str,
    *,
    due: date = TODAY,
    keys: Keys | None = None,
    swept: date = TODAY,
    **more: Any,
) -> bytes:
    """One case under `ring`; `swept` is the day its place was last worked out."""
    keys = keys or Keys.new()
    case = case_id(keys.public)
    docket = Docket(
        office="office",
        ring=ring.id,
        kind=more.pop("kind", "complaint"),
        pack="un-mandela",
        filed=more.pop("filed", datetime(2026, 9, 28, 9, tzinfo=UTC)),
        zone="UTC",
        due=due,
        book=secrets.token_bytes(32),
        **more,
    )
    facts = {"title": title, "topic": "food", "place": "yard", "language": "en"}
    session.add(
        Case(
            id=case,
            queue=tag_of(SITE, docket, swept),
            docket=docket_box.shut(SITE, case, docket),
            particulars=particulars.shut(keys, facts),
        )
    )
    sealed = grants.grant(Keys(ring.seed).public, grants.CASE, case, keys.seed)
    session.add(Grant(tag=ring_tag(SITE, case, ring.id), case_id=case, sealed=sealed))
    return case
