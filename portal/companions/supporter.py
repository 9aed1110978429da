"""A lawyer, or somebody else who supports people in prison, verified by an office outside the prison.

The entry is signed by two of its officers, whose keys the directory names, and stands in the book; ending it takes
one officer and one page. What is sealed to a lawyer is sealed to the key in this entry, and to nobody else's.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import LargeBinary, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import register
from portal.database import NO_ROWID, Base, Tag
from portal.directory import Directory, NotInDirectory, person_of
from portal.vault import (
    Keys,
    Refused,
    Site,
    canonical,
    checked,
    derive,
    lock,
    pack,
    padded,
    parsed,
    ring_id,
    unlock,
    unpadded,
)

ROLES = ("lawyer", "counsellor", "doctor", "legal_aid", "supporter")
VERIFIERS = ("inspectorate", "ombudsman")
"""Kinds of office whose officers may verify."""
LONGEST = {"name": 80, "number": 40, "body": 80, "reach": 80}
"""Characters of each field: its box has one size."""


class SupporterRow(Base):
    """Locked under the site file, like everything that waits for officers. It belongs to no case."""

    __tablename__ = "supporters"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Hash of the public key that is in it."""
    box: Mapped[bytes] = mapped_column(LargeBinary(2121))


_ONE = select(SupporterRow.__table__.c.box).where(SupporterRow.__table__.c.id == bindparam("id"))
"""A plain column, made once: every mailbox asks."""


@dataclass(frozen=True)
class Vouch:
    """An officer's signature: officer's id (16), the day, 64 bytes."""

    officer: bytes
    day: date
    signature: bytes = field(repr=False)


@dataclass(frozen=True)
class Supporter:
    """Who asked to be known. `number`: on the list of the `body` that admits lawyers; `reach`: how to call back."""

    role: str
    name: str
    number: str
    body: str
    reach: str
    box: bytes
    """X25519, 32 bytes: what is sealed to them."""
    sign: bytes
    """Ed25519, 32 bytes."""
    own: bytes = field(repr=False)
    """Their own signature over all that: nobody can ask with another's keys."""
    vouched: tuple[Vouch, ...] = ()
    ended: Vouch | None = None

    @property
    def id(self) -> bytes:
        return ring_id(self.box)

    @property
    def message(self) -> bytes:
        """What is signed, by them and by the officers."""
        return pack("supporter", self.role, self.name, self.number, self.body, self.reach, self.box, self.sign)


def pair_of(mailbox_seed: bytes) -> Keys:
    """The pair a mailbox is known by once it is a supporter's: nothing else of the mailbox is in the entry."""
    return Keys(derive(mailbox_seed, "supporter"))


def vouching(entry: Supporter, day: date) -> bytes:
    return pack("supporter-vouched", entry.message, day.isoformat())


def ending(entry: Supporter, day: date) -> bytes:
    return pack("supporter-ended", entry.message, day.isoformat())


def keep_entry(session: Session, site: Site, entry: Supporter) -> None:
    plain: dict[str, Any] = {"role": entry.role, "name": entry.name, "number": entry.number, "body": entry.body}
    plain |= {"reach": entry.reach, "box": _text(entry.box), "sign": _text(entry.sign), "own": _text(entry.own)}
    plain |= {"vouched": [_down(each) for each in entry.vouched], "ended": _down(entry.ended) if entry.ended else []}
    block = padded(canonical(plain), (2048,), grows=False)
    box = lock(site.key("supporters"), block, pack("supporters", entry.id))
    session.merge(SupporterRow(id=entry.id, box=box))
    session.flush()


def entry_of(session: Session, site: Site, identifier: bytes) -> Supporter | None:
    """The entry, whoever signed it; None where there is none, or it was tampered with."""
    box = session.execute(_ONE, {"id": identifier}).scalar()
    try:
        return _opened(site, identifier, box) if box is not None else None
    except Refused:
        return None


def entries(session: Session, site: Site) -> Iterator[Supporter]:
    """All that open, by name."""
    found = []
    for row in session.execute(select(SupporterRow.id, SupporterRow.box)):
        try:
            found.append(_opened(site, row.id, row.box))
        except Refused:
            continue
    yield from sorted(found, key=lambda each: (each.name.casefold(), each.id))


def state_of(session: Session, site: Site, entry: Supporter, directory: Directory) -> str:
    """`asked`, `half` (one officer signed), `verified` or `ended`. What the book does not say did not happen."""
    if register.entered(session, book_of(site, entry), 1) or entry.ended is not None:
        return "ended"
    good = [each for each in entry.vouched if _genuine(entry, each, directory)]
    if not _two(good, directory):
        return "half" if good else "asked"
    page = register.page_at(session, book_of(site, entry), 0)
    what = admitted(replace(entry, vouched=tuple(good)))
    return "verified" if page and page.proof == register.proof_of(book_of(site, entry), 0, what) else "asked"


def verified(session: Session, site: Site, directory: Directory) -> list[Supporter]:
    """Those to whom may be written now, by name."""
    return [each for each in entries(session, site) if state_of(session, site, each, directory) == "verified"]


def book_of(site: Site, entry: Supporter) -> bytes:
    """Act 0: two officers verified them; act 1: one ended it."""
    return site.key("site-book", "supporter", entry.id)


def admitted(entry: Supporter) -> bytes:
    """What the page of act 0 is about."""
    return pack("supporter", entry.message, *(each.signature for each in entry.vouched))


def _genuine(entry: Supporter, vouch: Vouch, directory: Directory) -> bool:
    """Whether an officer of an office that may verify signed exactly this, while in office."""
    try:
        officer = directory.officer(vouch.officer)
        checked(officer.sign, vouching(entry, vouch.day), vouch.signature)
        kind = directory.office(officer.office).kind
    except (NotInDirectory, Refused):
        return False
    return kind in VERIFIERS and officer.in_office(vouch.day)


def _two(good: list[Vouch], directory: Directory) -> bool:
    """Two people: two entries with two logins, as for all that takes a second officer."""
    return len({person_of(directory.officer(each.officer).login) for each in good}) > 1


def _opened(site: Site, identifier: bytes, box: bytes) -> Supporter:
    plain = parsed(unpadded(unlock(site.key("supporters"), box, pack("supporters", identifier))))
    try:
        role, name, number, body, reach = (str(plain[each]) for each in ("role", *LONGEST))
        public, sign, own = (b64decode(plain[each]) for each in ("box", "sign", "own"))
        entry = Supporter(
            role,
            name,
            number,
            body,
            reach,
            public,
            sign,
            own,
            vouched=tuple(map(_up, plain["vouched"])),
            ended=_up(plain["ended"]) if plain["ended"] else None,
        )
        checked(entry.sign, entry.message, entry.own)
    except (KeyError, TypeError, ValueError):
        raise Refused from None
    if entry.id != identifier:
        raise Refused
    return entry


def _down(vouch: Vouch) -> list[str]:
    return [_text(vouch.officer), vouch.day.isoformat(), _text(vouch.signature)]


def _up(plain: list[str]) -> Vouch:
    officer, day, signature = plain
    return Vouch(b64decode(officer), date.fromisoformat(day), b64decode(signature))


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
