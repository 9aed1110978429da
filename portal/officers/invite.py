"""An invitation: twenty digits, made by a member of the office and handed over by hand or telephone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag, exclusive
from portal.directory import Directory, OfficerEntry
from portal.officers.officer import LOCK, named, tidy_login
from portal.officers.proposal import Name, names, propose
from portal.officers.refusals import LoginTaken, NoSuchOffice, NoSuchOfficer, NotYourOffice
from portal.officers.sign_in import SignedIn
from portal.vault import Refused, Site, derive, lock, pack, unlock
from portal.vault.codes import check_digit, digits

LENGTH = 20


class Invite(Base):
    """The token for the members, and what the newcomer left for them: keys, and a proof that he held the token."""

    __tablename__ = "invites"
    __table_args__ = NO_ROWID

    officer_id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    token: Mapped[bytes] = mapped_column(LargeBinary(93))
    """Locked under the office's ring: neither the administrator nor the database knows it."""
    box: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    sign: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    proof: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    admitted: Mapped[bytes | None] = mapped_column(LargeBinary(329))
    """Who let the newcomer in, since when, and the signature under it; until the next directory is published."""


@dataclass(frozen=True)
class Invitation:
    """What the member hands over. Shown once."""

    officer_id: bytes
    login: str
    token: str = field(repr=False)


def name_officer(session: Session, site: Site, *, directory: Directory, name: Name) -> None:
    """The administrator's part: an empty name. Raises NoSuchOffice, LoginTaken."""
    exclusive(session, LOCK)
    if name.office not in {each.id for each in directory.offices}:
        raise NoSuchOffice(name.office)
    login = tidy_login(name.login)
    taken = {each.login for each in names(session, site)} | {
        each.login for each in directory.officers if each.until is None
    }
    if not login or login in taken or named(session, login):
        raise LoginTaken(login)
    propose(session, site, replace(name, login=login))


def new_token() -> str:
    """Nineteen random digits and one that finds mistyping."""
    body = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return body + check_digit(body)


def tidy_token(typed: str) -> str | None:
    """The token in any script's digits and any spacing; None when mistyped, before any costly step."""
    token = digits(typed)
    return token if len(token) == LENGTH and check_digit(token) == "0" else None


def name_to_invite(
    session: Session, site: Site, *, member: SignedIn, directory: Directory, login: str, today: date
) -> Name:
    """The name an invitation will be for: an empty one, or a colleague's who lost the way in.

    A colleague gets a new id, because letters signed with the old keys stay signed with them.
    Raises NoSuchOfficer, NotYourOffice.
    """
    login = tidy_login(login)
    waiting = next((each for each in names(session, site) if each.login == login), None)
    if waiting and all(each.id != waiting.id for each in directory.officers):
        found = waiting
    else:
        colleague = next((each for each in directory.members(member.office, today) if each.login == login), None)
        if colleague is None or colleague.id == member.id:
            raise NoSuchOfficer
        found = _again(colleague)
    if found.office != member.office:
        raise NotYourOffice
    return found


def make_invite(
    session: Session, site: Site, *, member: SignedIn, name: Name, token: str, stretched: bytes
) -> Invitation:
    """Store the token for the members; an invitation made before, and keys left for it, are void.

    `stretched` is the token after `site.stretch(token, "invite", name.id)`.
    """
    exclusive(session, LOCK)
    if name.office != member.office:
        raise NotYourOffice
    check = site.doors(stretched)[0][0]
    propose(session, site, replace(name, check=check))
    locked = lock(derive(member.ring.seed, "invite"), token.encode(), pack("invite", name.id))
    session.merge(Invite(officer_id=name.id, token=locked, box=None, sign=None, proof=None, admitted=None))
    session.flush()
    return Invitation(name.id, name.login, token)


def token_of(session: Session, member: SignedIn, officer_id: bytes) -> str:
    """The token again, for a member of the office: the proof is checked against it. Raises NotYourOffice."""
    row = session.get(Invite, officer_id)
    for ring in member.rings if row else ():
        try:
            return unlock(derive(ring.seed, "invite"), row.token, pack("invite", officer_id)).decode()  # type: ignore[union-attr]
        except Refused:
            continue
    raise NotYourOffice


def _again(colleague: OfficerEntry) -> Name:
    return Name(
        id=secrets.token_bytes(16),
        login=colleague.login,
        name=colleague.name,
        office=colleague.office,
        identity=colleague.identity,
        line=colleague.line,
        worked_at=colleague.worked_at,
        trained=colleague.trained,
        languages=colleague.languages,
        stated=colleague.stated,
        replaces=colleague.id,
    )
