"""Verifying: somebody asks to be known; two officers of an office outside the prison sign; one may end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from portal import register
from portal.companions.supporter import (
    LONGEST,
    ROLES,
    VERIFIERS,
    Supporter,
    Vouch,
    admitted,
    book_of,
    ending,
    entry_of,
    keep_entry,
    pair_of,
    state_of,
    vouching,
)
from portal.database import exclusive
from portal.directory import Directory, same_person
from portal.officers.sign_in import SignedIn
from portal.vault import Site


class NotToVerify(Exception):
    """`why`: `unsaid` (name or number missing), `office`, `unknown`, `own_second`, `done`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def ask_to_be_known(session: Session, site: Site, mailbox_seed: bytes, *, role: str, **fields: str) -> Supporter:
    """`fields`: name, number, body, reach. The same mailbox asking again writes it anew while nobody has signed.

    Raises NotToVerify.
    """
    told = {name: " ".join(fields.get(name, "").split())[:most] for name, most in LONGEST.items()}
    if role not in ROLES or not told["name"] or not told["number"]:
        raise NotToVerify("unsaid")
    keys = pair_of(mailbox_seed)
    entry = Supporter(
        role, told["name"], told["number"], told["body"], told["reach"], keys.public, keys.verify, b""
    )  # fmt: skip
    entry = replace(entry, own=keys.sign(entry.message))
    exclusive(session, entry.id)
    before = entry_of(session, site, entry.id)
    if before is not None and (before.vouched or before.ended):
        raise NotToVerify("done")
    keep_entry(session, site, entry)
    return entry


def vouch(
    session: Session, site: Site, officer: SignedIn, identifier: bytes, *, directory: Directory, today: date
) -> Supporter:
    """The second signature, of another person, brings it into force and into the book. Raises NotToVerify."""
    entry = _held(session, site, officer, identifier, directory)
    if state_of(session, site, entry, directory) in ("verified", "ended"):
        raise NotToVerify("done")
    if any(_same(each.officer, officer, directory) for each in entry.vouched):
        raise NotToVerify("own_second")
    signed = Vouch(officer.id, today, officer.keys.sign(vouching(entry, today)))
    entry = replace(entry, vouched=(*entry.vouched, signed)[-2:])
    keep_entry(session, site, entry)
    if len(entry.vouched) > 1:
        register.enter(session, site, book_of(site, entry), 0, admitted(entry))
    return entry


def end(
    session: Session, site: Site, officer: SignedIn, identifier: bytes, *, directory: Directory, today: date
) -> Supporter:
    """From now on nothing is sealed to them. One officer is enough, and the book keeps it. Raises NotToVerify."""
    entry = _held(session, site, officer, identifier, directory)
    if register.entered(session, book_of(site, entry), 1):
        raise NotToVerify("done")
    signed = Vouch(officer.id, today, officer.keys.sign(ending(entry, today)))
    entry = replace(entry, ended=signed)
    keep_entry(session, site, entry)
    register.enter(session, site, book_of(site, entry), 1, signed.signature)
    return entry


def _held(session: Session, site: Site, officer: SignedIn, identifier: bytes, directory: Directory) -> Supporter:
    if directory.office(officer.office).kind not in VERIFIERS:
        raise NotToVerify("office")
    exclusive(session, identifier)
    entry = entry_of(session, site, identifier)
    if entry is None:
        raise NotToVerify("unknown")
    return entry


def _same(who: bytes, officer: SignedIn, directory: Directory) -> bool:
    return same_person(directory, who, officer.id)
