"""What waits for the next signed directory, and the empty names the administrator makes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded


class Proposal(Base):
    """One box, locked under the site file: a name, an ending or a new generation."""

    __tablename__ = "proposals"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    box: Mapped[bytes] = mapped_column(LargeBinary(2121))


@dataclass(frozen=True, kw_only=True)
class Name:
    """An empty name: who may be let in, if a member of the office says so. Opens nothing by itself."""

    id: bytes
    login: str
    name: str
    office: str
    identity: bool = False
    """Shall hold the office's ring for names as well."""
    line: str = ""
    worked_at: tuple[str, ...] = ()
    trained: date | None = None
    languages: tuple[str, ...] = ("en",)
    stated: str = ""
    replaces: bytes | None = None
    """The same person under the keys that were lost."""
    check: bytes | None = None
    """Look-up of the stretched token, so that a mistyped one is noticed at once. The proof does not rest on it."""


@dataclass(frozen=True, kw_only=True)
class Ending:
    """An officer left. Stays until the office has a key the leaver never held."""

    officer: bytes
    office: str
    until: date
    """Last day in office, as the directory will say it."""
    identity: bool = False
    followed: bool = False
    identity_followed: bool = False


@dataclass(frozen=True, kw_only=True)
class Generation:
    """A new public key of an office, made and signed by one of its members."""

    office: str
    generation: int
    box: bytes
    from_: date
    identity: bool
    made_by: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """What the member signs."""
        kind = b"identity" if self.identity else b""
        return pack("generation", self.office, self.generation, self.box, self.from_.isoformat(), kind)


Waiting = Name | Ending | Generation
KINDS: dict[str, type[Waiting]] = {"name": Name, "ending": Ending, "generation": Generation}


def propose(session: Session, site: Site, what: Waiting) -> None:
    """Store or replace: one row for each name, each ending, each generation."""
    identifier = _id_of(session, site, what)
    kind = next(key for key, value in KINDS.items() if isinstance(what, value))
    plain = {each.name: _down(getattr(what, each.name)) for each in fields(what)}
    block = padded(canonical({"kind": kind, "what": plain}), (2048,), grows=False)
    box = lock(site.key("proposal"), block, pack("proposal", identifier))
    session.merge(Proposal(id=identifier, box=box))
    session.flush()


def waiting(session: Session, site: Site) -> Iterator[tuple[bytes, Waiting]]:
    """(row id, what waits), for every row that opens; see `damaged` for the others."""
    for row in session.scalars(select(Proposal)):
        try:
            yield row.id, _opened(site, row)
        except Refused:
            continue


def names(session: Session, site: Site) -> list[Name]:
    """The empty names, and those used but not yet published."""
    return [what for _, what in waiting(session, site) if isinstance(what, Name)]


def name_of(session: Session, site: Site, officer_id: bytes) -> Name | None:
    """The name under that id."""
    row = session.get(Proposal, officer_id)
    try:
        found = _opened(site, row) if row else None
    except Refused:
        return None
    return found if isinstance(found, Name) else None


def endings(session: Session, site: Site) -> list[Ending]:
    """Who left and is not yet followed by a new key."""
    return [what for _, what in waiting(session, site) if isinstance(what, Ending)]


def generations(session: Session, site: Site) -> list[Generation]:
    """New keys not yet published. Their signatures are not checked here."""
    return [what for _, what in waiting(session, site) if isinstance(what, Generation)]


def withdraw(session: Session, identifier: bytes) -> None:
    """Take a row out."""
    session.execute(delete(Proposal).where(Proposal.id == identifier))


def damaged(session: Session, site: Site) -> list[bytes]:
    """Ids of rows that do not open: for `portal db check`."""
    opened = {identifier for identifier, _ in waiting(session, site)}
    return [each for each in session.scalars(select(Proposal.id)) if each not in opened]


def _id_of(session: Session, site: Site, what: Waiting) -> bytes:
    match what:
        case Name():
            return what.id
        case Ending():
            same = (
                key for key, each in waiting(session, site) if isinstance(each, Ending) and each.officer == what.officer
            )
            return next(same, None) or secrets.token_bytes(16)
        case Generation():
            return secrets.token_bytes(16)


def _opened(site: Site, row: Proposal) -> Waiting:
    found = parsed(unpadded(unlock(site.key("proposal"), row.box, pack("proposal", row.id))))
    try:
        return KINDS[found["kind"]](**{key: _up(value) for key, value in found["what"].items()})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused from None


def _down(value: Any) -> Any:
    match value:
        case bytes():
            return {"hex": value.hex()}
        case date():
            return {"day": value.isoformat()}
        case tuple():
            return list(value)
        case _:
            return value


def _up(value: Any) -> Any:
    match value:
        case {"hex": text}:
            return bytes.fromhex(text)
        case {"day": text}:
            return date.fromisoformat(text)
        case list():
            return tuple(value)
        case _:
            return value
