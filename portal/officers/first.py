"""The first sign-in: a newcomer with an invitation chooses a password, and the portal makes the keys."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.officers.invite import Invite
from portal.officers.mark import figures, mark
from portal.officers.officer import LOCK, Officer, lock_seed, named, tidy_login
from portal.officers.proposal import Name, names, propose
from portal.officers.refusals import WrongInvite
from portal.officers.slot import drop_slots
from portal.vault import Keys, Site, derive


@dataclass(frozen=True)
class Arrival:
    """What the newcomer reads to the colleague who lets him in."""

    officer_id: bytes
    mark: tuple[str, ...]
    figures: str


def invited(session: Session, site: Site, *, login: str) -> bytes:
    """Whose invitation is being used: the id its token is stretched for. Made up for a login nobody invited."""
    name = _named(session, site, login)
    return name.id if name else site.tag("login", tidy_login(login))


def arrive(session: Session, site: Site, *, login: str, token: bytes, password: bytes) -> Arrival:
    """Make the newcomer's keys; drop the old ones if the login had any. Opens no office yet.

    `token` is stretched for ("invite", id), `password` for ("officer", id). Raises WrongInvite.
    """
    exclusive(session, LOCK)
    name = _named(session, site, login)
    if name is None or name.check not in [lookup for lookup, _ in site.doors(token)]:
        raise WrongInvite
    invite = session.get(Invite, name.id)
    if invite is None or invite.box is not None:
        raise WrongInvite
    keys = Keys.new()
    _leave_the_old(session, site, name)
    locked = lock_seed(site, name.id, seed=keys.seed, stretched=password)
    session.add(Officer(id=name.id, login=name.login, locked=locked, second=None))
    invite.box, invite.sign = keys.public, keys.verify
    invite.proof = proof(token, name.id, box=keys.public, sign=keys.verify)
    propose(session, site, replace(name, check=None))
    return Arrival(name.id, mark(keys.public, keys.verify), figures(keys.public, keys.verify))


def proof(stretched_token: bytes, officer_id: bytes, *, box: bytes, sign: bytes) -> bytes:
    """Only who holds the token can make it, and only for these keys."""
    return derive(stretched_token, "invite", officer_id, box, sign)


def _named(session: Session, site: Site, login: str) -> Name | None:
    return next((each for each in names(session, site) if each.login == tidy_login(login)), None)


def _leave_the_old(session: Session, site: Site, name: Name) -> None:
    old = named(session, name.login)
    if old is not None:
        drop_slots(session, site, old.id)
        session.delete(old)
        session.flush()
