"""A small world for tests of officers: two offices, their first members, and a directory that says so."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from portal import officers
from portal.directory import Directory, OfficeEntry
from portal.officers import Founded, Name, SignedIn
from portal.vault import Keys, Site

NOW = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
PASSWORD = "harbour lantern seven pebbles"
KDF = (8, 1, 1)


def name_for(login: str, office: str = "inspectorate", **more: object) -> Name:
    return replace(Name(id=secrets.token_bytes(16), login=login, name=login.title(), office=office), **more)  # type: ignore[arg-type]


@dataclass
class Office:
    """Every step of an officer's life in one line, with the slow step at test strength."""

    session: Session
    site: Site = field(default_factory=lambda: Site((secrets.token_bytes(32),), kdf=KDF))
    root: Keys = field(default_factory=Keys.new)
    now: datetime = NOW
    directory: Directory = field(init=False)

    def __post_init__(self) -> None:
        key = Keys.new().public
        self.directory = Directory(version=1, made=NOW.date(), worker=key, statistics=key, checkpoint=key)
        self.found("inspectorate", "adeyemi")
        self.found("director-northgate", "okafor")

    @property
    def today(self) -> date:
        return self.now.date()

    def found(self, office: str, login: str) -> Founded:
        name = name_for(login, office)
        founded = officers.found_office(
            self.session, self.site, name=name, password=self.stretch(name.id), now=self.now
        )
        entry = OfficeEntry(id=office, kind=office.partition("-")[0], rings=(founded.ring,))
        entry = replace(entry, identity_ring=founded.identity_ring)
        self.directory = replace(
            self.directory,
            offices=(*self.directory.offices, entry),
            officers=(*self.directory.officers, founded.officer),
        )
        return founded

    def stretch(self, officer_id: bytes, password: str = PASSWORD) -> bytes:
        return self.site.stretch(password, "officer", officer_id)

    def sign_in(self, login: str, password: str = PASSWORD, second: str = "", *, easy: bool = False) -> SignedIn:
        claim = officers.claim(self.session, self.site, login=login, second=second, now=self.now, easy=easy)
        seed = officers.seed_of(claim, self.site, stretched=self.stretch(claim.id, password))
        return officers.sign_in(self.session, claim, site=self.site, directory=self.directory, seed=seed, now=self.now)

    def name(self, login: str, office: str = "inspectorate", **more: object) -> Name:
        name = name_for(login, office, **more)
        officers.name_officer(self.session, self.site, directory=self.directory, name=name)
        return name

    def invite(self, member: SignedIn, login: str) -> officers.Invitation:
        token = officers.new_token()
        name = officers.name_to_invite(
            self.session, self.site, member=member, directory=self.directory, login=login, today=self.today
        )
        stretched = self.site.stretch(token, "invite", name.id)
        return officers.make_invite(self.session, self.site, member=member, name=name, token=token, stretched=stretched)

    def arrive(self, login: str, token: str, password: str = PASSWORD) -> officers.Arrival:
        identifier = officers.invited(self.session, self.site, login=login)
        stretched = self.site.stretch(token, "invite", identifier)
        return officers.arrive(
            self.session, self.site, login=login, token=stretched, password=self.stretch(identifier, password)
        )

    def admit(self, member: SignedIn, officer_id: bytes) -> officers.Admission:
        token = officers.token_of(self.session, member, officer_id)
        stretched = self.site.stretch(token, "invite", officer_id)
        return officers.admit(
            self.session, self.site, member=member, officer_id=officer_id, stretched=stretched, now=self.now
        )

    def publish(self) -> officers.Pending:
        """Sign what waits, as the root would off line."""
        found = officers.pending(self.session, self.site, directory=self.directory)
        self.directory = officers.proposed(self.directory, found, today=self.today)
        officers.settle(self.session, self.site, directory=self.directory)
        return found

    def join(self, member: SignedIn, login: str, **more: object) -> bytes:
        """From an empty name to the signed directory."""
        self.name(login, member.office, **more)
        return self.join_again(member, login)

    def join_again(self, member: SignedIn, login: str) -> bytes:
        invitation = self.invite(member, login)
        self.arrive(login, invitation.token)
        self.admit(member, invitation.officer_id)
        self.publish()
        return invitation.officer_id

    def end(self, login: str) -> None:
        officers.end_officer(self.session, self.site, directory=self.directory, login=login, now=self.now)

    def renew(self, member: SignedIn) -> SignedIn:
        return officers.renew(self.session, site=self.site, directory=self.directory, member=member, now=self.now)

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)
