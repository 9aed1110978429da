"""Delegate: who acts for an officer who is away, from one day to another. Dated, revocable, a page of the book (R-02).

It gives nobody a key: every letter is read by whoever could read it before, and whoever was taken off a letter sees
no difference as a delegate either. What it does is to say, at the desk and in the book, who was answerable on a day.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from portal import register
from portal.access import OfficerViewer
from portal.cases.paper import leave, papers
from portal.casework.refusals import NoDelegate
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Site, pack


@dataclass(frozen=True)
class Delegation:
    """`to` acts for `by` (officers' ids) from the first to the last day. `id` is 16 random bytes."""

    id: bytes
    by: bytes
    to: bytes
    first: date
    last: date

    @property
    def said(self) -> dict[str, str]:
        """As the paper says it."""
        names = {name: getattr(self, name).hex() for name in ("id", "by", "to")}
        return {**names, "what": "delegate", "first": self.first.isoformat(), "last": self.last.isoformat()}

    @property
    def page(self) -> bytes:
        """As the book has it."""
        days = (self.first.isoformat(), self.last.isoformat())
        return pack("act", "delegated", self.id, self.by, self.to, *days)


def name_delegate(
    session: Session,
    officer: OfficerViewer,
    *,
    to: bytes,
    first: date,
    last: date,
    site: Site,
    directory: Directory,
    today: date,
) -> int:
    """Returns the page's number. Raises NoDelegate: not a colleague, oneself, or days that make no sense."""
    members = {each.id for each in directory.members(officer.office, today)}
    if to not in members or to == officer.id or last < max(first, today):
        raise NoDelegate
    made = Delegation(secrets.token_bytes(16), officer.id, to, first, last)
    leave(session, site, officer.ring.id, officer.ring.keys.public, made.said)
    return register.enter(session, site, _book(site, made.id), 0, made.page)


def end_delegation(session: Session, officer: OfficerViewer, name: bytes, *, site: Site, today: date) -> int:
    """Ends it, for good, from today on. Returns the page's number. Raises NoDelegate when there is none to end."""
    exclusive(session, _book(site, name))
    if all(each.id != name for each in delegations(session, officer, site=site, today=today)):
        raise NoDelegate
    return register.enter(session, site, _book(site, name), 1, pack("act", "ended", officer.id, today.isoformat()))


def delegations(session: Session, officer: OfficerViewer, *, site: Site, today: date) -> list[Delegation]:
    """Those of this office that hold now or will, the earliest first. A paper without its page is nobody's word."""
    found: dict[str, Delegation] = {}
    for ring in officer.rings:
        if ring.case is None and not ring.identity:
            left = papers(session, site, ring.id, ring.keys)
            found |= {each["id"]: _read(each) for each in left if each.get("what") == "delegate"}
    holding = [each for each in found.values() if each.last >= today and _holds(session, site, each)]
    return sorted(holding, key=lambda each: (each.first, each.last, each.id))


def _holds(session: Session, site: Site, made: Delegation) -> bool:
    book = _book(site, made.id)
    page = register.page_at(session, book, 0)
    genuine = page is not None and hmac.compare_digest(page.proof, register.proof_of(book, 0, made.page))
    return genuine and not register.entered(session, book, 1)


def _read(said: dict[str, str]) -> Delegation:
    name, by, to = (bytes.fromhex(said[each]) for each in ("id", "by", "to"))
    return Delegation(name, by, to, date.fromisoformat(said["first"]), date.fromisoformat(said["last"]))


def _book(site: Site, name: bytes) -> bytes:
    return site.key("site-book", "delegation", name)
