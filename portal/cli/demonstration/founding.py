"""Founding: each office by its first member, the others let in by him, and the directory signed twice."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from portal import officers, policy, register
from portal.access import OfficerViewer
from portal.cli.demonstration.addresses import REACH
from portal.cli.demonstration.cast import PASSWORD, Cast, Person
from portal.cli.demonstration.keyring import Keyring
from portal.config import Settings
from portal.directory import Directory, OfficeEntry, PackEntry, publish, sign
from portal.officers import Founded, Name
from portal.officers.second import FOR_DEMONSTRATION
from portal.vault import Site

STATISTICS = "inspectorate"
"""The office the tallies are sealed to."""


@dataclass(frozen=True)
class Staff:
    """Everyone's id and stretched password: the slow step once for each, then signing in costs nothing."""

    ids: Mapping[str, bytes]
    stretched: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def of(cls, cast: Cast, site: Site) -> Staff:
        ids = {person.login: secrets.token_bytes(16) for person in cast.people}
        with ThreadPoolExecutor(max_workers=4) as pool:
            found = pool.map(lambda login: site.stretch(PASSWORD, "officer", ids[login]), ids)
            return cls(ids, dict(zip(ids, found, strict=True)))

    def sign_in(
        self, session: Session, login: str, *, site: Site, directory: Directory, now: datetime
    ) -> OfficerViewer:
        claim = officers.claim(session, site, login=login, second=FOR_DEMONSTRATION, now=now, easy=True)
        seed = officers.seed_of(claim, site, stretched=self.stretched[login])
        return officers.sign_in(session, claim, site=site, directory=directory, seed=seed, now=now)


def found(
    session: Session, cast: Cast, *, staff: Staff, site: Site, held: Keyring, settings: Settings, now: datetime
) -> Directory:
    """The directory in force afterwards, version 2. Its file is in place; the caller commits."""
    first = {person.office: person for person in reversed(cast.people)}
    founded = {office: _found_office(session, site, cast, staff, person, now) for office, person in first.items()}
    directory = publish(
        sign(held.root, _first_directory(cast, founded, held, now)),
        settings=settings,
        enter=lambda version, blob: register.enter_directory(session, site, version, blob),
    )
    for person in cast.people:
        if person != first[person.office]:
            officers.found_member(
                session, site, member=founded[person.office].member, name=_name(person, cast, staff),
                password=staff.stretched[person.login], now=now, second=officers.new_second(),
            )  # fmt: skip
    return officers.publish_pending(session, site=site, directory=directory, root=held.root, settings=settings, now=now)


def _found_office(session: Session, site: Site, cast: Cast, staff: Staff, person: Person, now: datetime) -> Founded:
    return officers.found_office(
        session, site, name=_name(person, cast, staff), password=staff.stretched[person.login], now=now,
        second=officers.new_second(),
    )  # fmt: skip


def _name(person: Person, cast: Cast, staff: Staff) -> Name:
    line = next(office.line for office in cast.offices if office.id == person.office)
    return Name(
        id=staff.ids[person.login],
        login=person.login,
        name=person.name,
        office=person.office,
        identity=True,
        line=line,
        worked_at=person.worked_at,
        languages=person.languages,
        trained=person.trained,
        stated=person.stated,
    )


def _first_directory(cast: Cast, founded: Mapping[str, Founded], held: Keyring, now: datetime) -> Directory:
    offices = tuple(
        OfficeEntry(
            id=office.id,
            kind=office.kind,
            prison=office.prison,
            names=office.names,
            rings=(founded[office.id].ring,),
            identity_ring=founded[office.id].identity_ring,
            above=office.above,
            languages=office.languages,
            reach=REACH.get(office.id),
        )
        for office in cast.offices
    )
    packs = sorted({prison.pack for prison in cast.prisons})
    return Directory(
        version=1,
        made=now.date(),
        worker=held.worker.public,
        statistics=founded[STATISTICS].ring.box,
        checkpoint=held.checkpoint.verify,
        prisons=cast.prisons,
        offices=offices,
        officers=tuple(each.officer for each in founded.values()),
        packs=tuple(PackEntry(each.id, each.version, each.hash) for each in map(policy.pack, packs)),
        demo=True,
    )
