"""A job: a random id and one locked box of one size. What it is for, and for whom, stands inside the box."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded

CLASS = (512,)
KINDS = ("check", "filed", "entered")
"""`check`: somebody is to be seen. `filed`: a letter came, and nobody is to be seen for it. Every letter leaves one
job, so that no count of rows tells which letters speak of danger. `entered`: a number was typed, whichever: every
number leaves one, so that none tells which was a second one."""


class Job(Base):
    __tablename__ = "jobs"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary(585))
    """Locked under the site file."""


@dataclass(frozen=True)
class Waiting:
    """A job that nobody has done yet; `says` is what was left with it."""

    id: bytes
    kind: str
    says: dict[str, Any]


def leave(session: Session, site: Site, kind: str, says: dict[str, Any]) -> None:
    """Leave a job for the worker. Raises Refused when it says more than fits."""
    if kind not in KINDS:
        raise ValueError(kind)
    name = secrets.token_bytes(16)
    plain = padded(canonical({"kind": kind, "says": says}), CLASS, grows=False)
    session.add(Job(id=name, box=lock(site.key("job"), plain, pack("job", name))))


def waiting(session: Session, site: Site) -> list[Waiting]:
    """All there are, in no order. What does not open was not left by us: it is named `""`, to be thrown away."""
    return [_opened(site, job) for job in session.scalars(select(Job))]


def finish(session: Session, job: Waiting) -> None:
    """It is done: nothing of it stays."""
    row = session.get(Job, job.id)
    if row is not None:
        session.delete(row)


def _opened(site: Site, job: Job) -> Waiting:
    try:
        said = parsed(unpadded(unlock(site.key("job"), job.box, pack("job", job.id))))
    except Refused:
        return Waiting(job.id, "", {})
    kind, says = said.get("kind"), said.get("says")
    if kind not in KINDS or not isinstance(says, dict):
        return Waiting(job.id, "", {})
    return Waiting(job.id, kind, says)
