"""The first member of an office, at the ceremony; and further ones in one go, for the demo."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.directory import OfficerEntry, RingEntry
from portal.officers.admission import Admission, admit
from portal.officers.first import arrive
from portal.officers.invite import make_invite, new_token
from portal.officers.officer import LOCK, Officer, lock_seed, tidy_login
from portal.officers.proposal import Name
from portal.officers.ring import new_ring
from portal.officers.second import Second
from portal.officers.sign_in import SignedIn, enrol
from portal.officers.slot import add_slot
from portal.vault import Keys, Site


@dataclass(frozen=True)
class Founded:
    """What the first directory must say about an office, and its first member, signed in."""

    officer: OfficerEntry
    ring: RingEntry
    identity_ring: RingEntry
    member: SignedIn
    """Holds both new rings; their seeds go behind recovery cards."""


def found_office(
    session: Session, site: Site, *, name: Name, password: bytes, now: datetime, second: Second | None = None
) -> Founded:
    """Make an office's two keys and its first member. `password` is stretched for ("officer", name.id)."""
    exclusive(session, LOCK)
    keys, login, today = Keys.new(), tidy_login(name.login), now.date()
    locked = lock_seed(site, name.id, seed=keys.seed, stretched=password)
    session.add(Officer(id=name.id, login=login, locked=locked, second=None))
    session.flush()
    if second is not None:
        enrol(session, site, name.id, second)
    rings = new_ring(name.office), new_ring(name.office, identity=True)
    for ring in rings:
        add_slot(session, site, name.id, box=keys.public, ring=ring)
    general, named = (RingEntry(each.generation, each.keys.public, today) for each in rings)
    member = SignedIn(name.id, login, name.name, name.office, keys.seed, rings, len(rings))
    return Founded(_entry(name, keys, now), general, named, member)


def found_member(
    session: Session,
    site: Site,
    *,
    member: SignedIn,
    name: Name,
    password: bytes,
    now: datetime,
    second: Second | None = None,
) -> Admission:
    """Invite, first sign-in and admission in one go, by `member`: for the demo, which knows everybody's password.

    The stretched token is drawn at random, so that the only slow step is the password's.
    """
    stretched = secrets.token_bytes(32)
    make_invite(session, site, member=member, name=name, token=new_token(), stretched=stretched)
    arrive(session, site, login=name.login, token=stretched, password=password)
    if second is not None:
        enrol(session, site, name.id, second)
    return admit(session, site, member=member, officer_id=name.id, stretched=stretched, now=now)


def _entry(name: Name, keys: Keys, now: datetime) -> OfficerEntry:
    return OfficerEntry(
        id=name.id,
        login=tidy_login(name.login),
        name=name.name,
        office=name.office,
        box=keys.public,
        sign=keys.verify,
        from_=now.date(),
        identity=True,
        line=name.line,
        worked_at=name.worked_at,
        trained=name.trained,
        languages=name.languages,
        stated=name.stated,
    )
