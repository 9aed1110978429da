"""Admission: a member compares the mark, signs the newcomer's keys and seals the office's key to them."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.directory import Directory
from portal.officers.first import proof
from portal.officers.invite import Invite
from portal.officers.mark import figures, mark
from portal.officers.officer import LOCK
from portal.officers.proposal import Name, name_of
from portal.officers.refusals import ForeignKeys, NotReady, NotYourOffice
from portal.officers.ring import RingKey
from portal.officers.sign_in import SignedIn
from portal.officers.signature import admission_message, vouched
from portal.officers.slot import add_slot, drop_slots
from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded


@dataclass(frozen=True)
class Newcomer:
    """Somebody invited to an office, as its members see it."""

    id: bytes
    login: str
    name: str
    state: str
    """`named`, then `invited`, then `arrived` (waits to be let in), then `admitted` (waits for the next directory)."""
    mark: tuple[str, ...] = ()
    figures: str = ""


@dataclass(frozen=True)
class Admission:
    """A newcomer let in by a member, for the next directory."""

    name: Name
    box: bytes
    sign: bytes
    admitted_by: bytes
    signature: bytes
    from_: date

    def is_genuine(self, directory: Directory) -> bool:
        """Whether a member of that office signed exactly this."""
        message = admission_message(self.name, box=self.box, sign=self.sign)
        return vouched(
            directory,
            by=self.admitted_by,
            office=self.name.office,
            message=message,
            signature=self.signature,
            on=self.from_,
        )


def newcomer(session: Session, name: Name) -> Newcomer:
    """How far somebody has come."""
    invite = session.get(Invite, name.id)
    if invite is None:
        return Newcomer(name.id, name.login, name.name, "named")
    if invite.box is None or invite.sign is None:
        return Newcomer(name.id, name.login, name.name, "invited")
    state = "admitted" if invite.admitted else "arrived"
    shown = mark(invite.box, invite.sign), figures(invite.box, invite.sign)
    return Newcomer(name.id, name.login, name.name, state, *shown)


def admit(
    session: Session,
    site: Site,
    *,
    member: SignedIn,
    officer_id: bytes,
    stretched: bytes,
    now: datetime,
) -> Admission:
    """Let somebody in. `stretched` is the member's own token (`token_of`), stretched for ("invite", officer id).

    Raises NotYourOffice, NotReady, ForeignKeys (the keys are not those the token's holder made).
    """
    exclusive(session, LOCK)
    name, invite = name_of(session, site, officer_id), session.get(Invite, officer_id)
    if name is None or invite is None or name.office != member.office:
        raise NotYourOffice
    if invite.box is None or invite.sign is None or invite.proof is None or invite.admitted is not None:
        raise NotReady
    if not hmac.compare_digest(invite.proof, proof(stretched, officer_id, box=invite.box, sign=invite.sign)):
        raise ForeignKeys
    signature = member.keys.sign(admission_message(name, box=invite.box, sign=invite.sign))
    admission = Admission(name, invite.box, invite.sign, member.id, signature, now.date())
    invite.admitted = _locked(site, admission)
    drop_slots(session, site, officer_id)
    for ring in rings_to_give(member, name):
        add_slot(session, site, officer_id, box=invite.box, ring=ring)
    return admission


def rings_to_give(member: SignedIn, name: Name) -> list[RingKey]:
    """A newcomer gets the newest key only; somebody who lost the way in gets back what the office holds.

    Keys made for one case are never given on: whoever holds one of those grants the case again.
    """
    general = [each for each in member.rings if each.case is None and not each.identity]
    named = [each for each in member.rings if each.identity and name.identity]
    if name.replaces is not None:
        return general + named
    return _newest(general) + _newest(named)


def admissions(session: Session, site: Site) -> Iterable[Admission]:
    """Everybody let in and not yet published. Signatures are not checked here."""
    for invite in session.scalars(select(Invite).where(Invite.admitted.is_not(None))):
        name = name_of(session, site, invite.officer_id)
        try:
            if name is not None:
                yield _opened(site, invite, name)
        except Refused:
            continue


def _newest(rings: list[RingKey]) -> list[RingKey]:
    return [max(rings, key=lambda each: each.generation)] if rings else []


def _locked(site: Site, admission: Admission) -> bytes:
    plain = {
        "by": admission.admitted_by.hex(),
        "from": admission.from_.isoformat(),
        "signature": admission.signature.hex(),
    }
    block = padded(canonical(plain), (256,), grows=False)
    return lock(site.key("proposal"), block, pack("admitted", admission.name.id))


def _opened(site: Site, invite: Invite, name: Name) -> Admission:
    if invite.admitted is None or invite.box is None or invite.sign is None:
        raise Refused
    found = parsed(unpadded(unlock(site.key("proposal"), invite.admitted, pack("admitted", invite.officer_id))))
    try:
        by, signature = bytes.fromhex(found["by"]), bytes.fromhex(found["signature"])
        return Admission(name, invite.box, invite.sign, by, signature, date.fromisoformat(found["from"]))
    except (KeyError, TypeError, ValueError):
        raise Refused from None
