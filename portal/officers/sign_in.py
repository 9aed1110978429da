"""Signing in: name, password and second factor become the keys of an office, or get one answer if anything is wrong."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.directory import Directory, NotInDirectory, OfficerEntry, kept_from, matches
from portal.officers.mark import figures, mark
from portal.officers.officer import LOCK, Officer, named, open_seed, tidy_login
from portal.officers.proposal import endings, generations
from portal.officers.refusals import NotAdmitted, WrongSignIn
from portal.officers.ring import RingKey
from portal.officers.second import FOR_DEMONSTRATION, Second, lock_second, open_second
from portal.officers.signature import rings_in_force
from portal.officers.slot import rings_of
from portal.vault import Keys, Refused, Site
from portal.vault.codes import digits

STAND_IN = Second("A" * 32, ("00000000",) * 20)
"""Costs what a real one costs, and what it lets through opens nothing."""


@dataclass(frozen=True)
class SignedIn:
    """An officer with his own keys and those his office holds together."""

    id: bytes
    login: str
    name: str
    office: str
    seed: bytes = field(repr=False)
    rings: tuple[RingKey, ...]
    slots: int = 0
    """How many slots were there: a later one is a ring sealed to this officer meanwhile."""
    kept_from: tuple[str, ...] = ()
    """The prisons whose protected cases this officer does not read, as the directory knows it now."""

    @property
    def keys(self) -> Keys:
        return Keys(self.seed)

    @property
    def ring(self) -> RingKey:
        """The newest general key of the office. Raises Refused when no colleague has let this officer in yet."""
        general = [each for each in self.rings if each.case is None and not each.identity]
        if not general:
            raise Refused
        return max(general, key=lambda each: each.generation)


@dataclass(frozen=True)
class Claim:
    """What was typed, looked up before the slow step. For an unknown name everything is made up, at the same cost."""

    id: bytes
    login: str
    locked: bytes = field(repr=False)
    second: str = field(repr=False)
    easy: bool
    enrolled: bool
    second_is_right: bool


def claim(session: Session, site: Site, *, login: str, second: str, now: datetime, easy: bool = False) -> Claim:
    """Look the name up and check the second factor. `easy` takes 000000 (demo and test). Only reads."""
    row = named(session, login)
    known = row or _nobody(site, login)
    factor, enrolled = _factor(site, known)
    right = factor.after(second, now=now) is not None or (easy and digits(second) == FOR_DEMONSTRATION)
    return Claim(known.id, known.login, known.locked, second, easy, enrolled, right or not enrolled)


def seed_of(claim: Claim, site: Site, *, stretched: bytes) -> bytes:
    """The officer's seed; needs no database. `stretched` is the password after `site.stretch(…, "officer", claim.id)`.

    Raises WrongSignIn, whatever was wrong.
    """
    try:
        seed = open_seed(site, claim.id, locked=claim.locked, stretched=stretched)
    except Refused:
        raise WrongSignIn from None
    if not claim.second_is_right:
        raise WrongSignIn
    return seed


def sign_in(
    session: Session, claim: Claim, *, site: Site, directory: Directory, seed: bytes, now: datetime
) -> SignedIn:
    """Compare the keys with the signed directory, open the slots, and make the second factor's code used.

    Raises NotAdmitted, and WrongSignIn when the same code was used a moment ago or the officer has left.
    """
    exclusive(session, LOCK)
    row, keys = session.get(Officer, claim.id), Keys(seed)
    if row is None or any(each.officer == claim.id for each in endings(session, site)):
        raise WrongSignIn
    entry = entry_of(directory, claim.id, keys=keys)
    if entry is None:
        raise NotAdmitted(mark(keys.public, keys.verify), figures(keys.public, keys.verify))
    if not entry.in_office(now.date()):
        raise WrongSignIn
    _use_second(site, row, claim, now=now)
    rings, slots = known_rings(session, site, directory, entry=entry, keys=keys)
    apart = kept_from(entry, directory, now.date())
    return SignedIn(claim.id, entry.login, entry.name, entry.office, seed, rings, slots, apart)


def present(session: Session, site: Site, *, directory: Directory, held: SignedIn, now: datetime) -> SignedIn | None:
    """An officer who signed in earlier, as he is now: with rings sealed to him since, or None when he is out."""
    keys = held.keys
    entry = entry_of(directory, held.id, keys=keys)
    if entry is None or not entry.in_office(now.date()):
        return None
    if session.scalar(select(Officer.id).where(Officer.id == held.id)) is None:
        return None
    later, slots = known_rings(session, site, directory, entry=entry, keys=keys, start=held.slots)
    rings = {each.id: each for each in (*held.rings, *later)}
    apart = kept_from(entry, directory, now.date())
    return replace(held, name=entry.name, rings=tuple(rings.values()), slots=slots, kept_from=apart)


def entry_of(directory: Directory, officer_id: bytes, *, keys: Keys) -> OfficerEntry | None:
    """The officer's entry, if the directory names exactly these keys for him."""
    try:
        entry = directory.officer(officer_id)
    except NotInDirectory:
        return None
    return entry if matches(entry, keys) else None


def known_rings(
    session: Session, site: Site, directory: Directory, *, entry: OfficerEntry, keys: Keys, start: int = 0
) -> tuple[tuple[RingKey, ...], int]:
    """The rings in the officer's slots from number `start`, and the number of the next slot.

    Without any ring that neither the directory nor a colleague's signature knows.
    """
    found = rings_of(session, site, entry.id, keys=keys, start=start)
    if not found:
        return (), start
    in_force = rings_in_force(directory, entry.office, generations(session, site))
    newest = max(in_force.values(), default=0)
    mine = [each for each in found if each is not None and each.office == entry.office]
    kept = (each for each in mine if each.case or each.id in in_force or (each.identity and each.generation < newest))
    return tuple(kept), start + len(found)


def enrol(session: Session, site: Site, officer_id: bytes, second: Second) -> None:
    """From now on this is the officer's second factor."""
    row = session.get(Officer, officer_id)
    if row is None:
        raise WrongSignIn
    row.second = lock_second(site, officer_id, second)


def _use_second(site: Site, row: Officer, claim: Claim, *, now: datetime) -> None:
    if row.second is None:
        return
    try:
        used = open_second(site, row.id, row.second).after(claim.second, now=now)
    except Refused:
        used = None
    if used is not None:
        row.second = lock_second(site, row.id, used)
    elif not claim.easy:
        raise WrongSignIn


def _factor(site: Site, row: Officer) -> tuple[Second, bool]:
    if row.second is None:
        return STAND_IN, False
    try:
        return open_second(site, row.id, row.second), True
    except Refused:
        return STAND_IN, True


def _nobody(site: Site, login: str) -> Officer:
    identifier = site.tag("login", tidy_login(login))
    stand_in = lock_second(site, identifier, STAND_IN)
    return Officer(id=identifier, login=tidy_login(login), locked=b"\x01" + secrets.token_bytes(104), second=stand_in)
