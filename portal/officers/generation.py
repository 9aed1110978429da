"""A new key for an office somebody has left: made at the next member's sign-in, in force with the next directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.directory import Directory, OfficeEntry
from portal.officers.admission import admissions
from portal.officers.officer import LOCK
from portal.officers.proposal import Ending, Generation, endings, generations, propose
from portal.officers.ring import RingKey, new_ring
from portal.officers.sign_in import SignedIn
from portal.officers.signature import genuine_generation
from portal.officers.slot import add_slot
from portal.vault import Site

Member = tuple[bytes, bytes, bool]
"""Officer id, public key to seal to, holds the ring for names."""


def renew(session: Session, *, site: Site, directory: Directory, member: SignedIn, now: datetime) -> SignedIn:
    """Give the office a key the leaver never held, if one is due; says the member with the new rings."""
    office = directory.office(member.office)
    exclusive(session, LOCK)
    for identity in (False, True):
        if identity and not any(each.identity for each in member.rings):
            continue
        if _is_due(session, site, directory=directory, office=office, identity=identity, today=now.date()):
            ring = _make(session, site, directory=directory, office=office, member=member, identity=identity, now=now)
            member = replace(member, rings=(*member.rings, ring))
            _follow(session, site, office=office.id, identity=identity)
    return member


def remaining(session: Session, site: Site, *, directory: Directory, office: str, today: date) -> list[Member]:
    """Who shall hold the office's next key: members in office, those just let in, nobody who left."""
    left = {each.officer for each in endings(session, site)}
    new = [each for each in admissions(session, site) if each.name.office == office and each.is_genuine(directory)]
    left |= {each.name.replaces for each in new if each.name.replaces}
    members = [(each.id, each.box, each.identity) for each in directory.members(office, today)]
    known = {each[0] for each in members}
    members += [(each.name.id, each.box, each.name.identity) for each in new if each.name.id not in known]
    return [each for each in members if each[0] not in left]


def _is_due(
    session: Session, site: Site, *, directory: Directory, office: OfficeEntry, identity: bool, today: date
) -> bool:
    if any(each.office == office.id and _is_open(each, identity=identity) for each in endings(session, site)):
        return True
    made = _made(session, site, directory=directory, office=office, identity=identity)
    newest = max((each[1] for each in made), default=date.min)
    left = [each for each in directory.officers if each.office == office.id and (each.identity or not identity)]
    known = {each.officer for each in endings(session, site)} | _replaced(directory)
    expired = [each.until for each in left if each.until is not None and each.until < today and each.id not in known]
    return any(newest <= until for until in expired)


def _is_open(ending: Ending, *, identity: bool) -> bool:
    return ending.identity and not ending.identity_followed if identity else not ending.followed


def _replaced(directory: Directory) -> set[bytes]:
    """Entries of people who are still in office under newer keys (see `former_login`): nobody left."""
    present = {each.login for each in directory.officers if each.until is None}
    return {each.id for each in directory.officers if each.login.partition("#")[0] in present - {each.login}}


def _made(
    session: Session, site: Site, *, directory: Directory, office: OfficeEntry, identity: bool
) -> list[tuple[int, date]]:
    """(generation, from) of every key of that kind, published or waiting."""
    named = (office.identity_ring,) if office.identity_ring else ()
    published = [(each.generation, each.from_) for each in (named if identity else office.rings)]
    pending = [each for each in generations(session, site) if each.office == office.id and each.identity == identity]
    return published + [(each.generation, each.from_) for each in pending if genuine_generation(directory, each)]


def _make(
    session: Session,
    site: Site,
    *,
    directory: Directory,
    office: OfficeEntry,
    member: SignedIn,
    identity: bool,
    now: datetime,
) -> RingKey:
    made = _made(session, site, directory=directory, office=office, identity=identity)
    ring = new_ring(office.id, generation=max((each[0] for each in made), default=0) + 1, identity=identity)
    for officer_id, box, holds_names in remaining(
        session, site, directory=directory, office=office.id, today=now.date()
    ):
        if holds_names or not identity:
            add_slot(session, site, officer_id, box=box, ring=ring)
    unsigned = Generation(
        office=office.id,
        generation=ring.generation,
        box=ring.keys.public,
        from_=now.date(),
        identity=identity,
        made_by=member.id,
        signature=b"",
    )
    propose(session, site, replace(unsigned, signature=member.keys.sign(unsigned.message)))
    return ring


def _follow(session: Session, site: Site, *, office: str, identity: bool) -> None:
    for each in endings(session, site):
        if each.office == office:
            done = replace(each, identity_followed=True) if identity else replace(each, followed=True)
            propose(session, site, done)
