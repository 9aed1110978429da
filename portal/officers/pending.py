"""What the next directory should say: everything waiting that a member signed, and every ending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.directory import Directory, NotInDirectory, OfficeEntry, OfficerEntry, RingEntry
from portal.officers.admission import Admission, admissions
from portal.officers.invite import Invite
from portal.officers.proposal import Ending, Generation, endings, generations, names, waiting, withdraw
from portal.officers.signature import genuine_generation
from portal.vault import Site


@dataclass(frozen=True)
class Pending:
    """Waiting for the root's signature. `forged` names what nobody entitled has signed: never to be published."""

    admissions: tuple[Admission, ...] = ()
    generations: tuple[Generation, ...] = ()
    endings: tuple[Ending, ...] = ()
    forged: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.admissions or self.generations or self.endings)


def pending(session: Session, site: Site, *, directory: Directory) -> Pending:
    """Everything waiting that the directory in force does not say yet."""
    let_in = [each for each in admissions(session, site) if not _has(directory, each.name.id)]
    made = [each for each in generations(session, site) if not _published(directory, each)]
    left = [each for each in endings(session, site) if not _ended(directory, each)]
    forged = [each.name.login for each in let_in if not each.is_genuine(directory)]
    forged += [each.office for each in made if not genuine_generation(directory, each)]
    return Pending(
        tuple(each for each in let_in if each.is_genuine(directory)),
        tuple(each for each in made if genuine_generation(directory, each)),
        tuple(left),
        tuple(forged),
    )


def proposed(directory: Directory, found: Pending, *, today: date) -> Directory:
    """The directory as it would read next, unsigned, one version up."""
    officers = [_with_endings(each, found, today=today) for each in directory.officers]
    new = [_entry(each) for each in found.admissions]
    taken = {each.login for each in new}
    officers = [replace(each, login=former_login(each)) if each.login in taken else each for each in officers]
    offices = tuple(_with_generations(each, found) for each in directory.offices)
    return replace(directory, version=directory.version + 1, made=today, officers=(*officers, *new), offices=offices)


def former_login(entry: OfficerEntry) -> str:
    """What an entry is called once somebody else, or the same person with new keys, has its login."""
    return f"{entry.login}#{entry.id.hex()[:8]}"


def settle(session: Session, site: Site, *, directory: Directory) -> None:
    """Forget what the directory in force says by now. An ending stays until the office has its new key."""
    for name in names(session, site):
        if _has(directory, name.id):
            session.execute(delete(Invite).where(Invite.officer_id == name.id))
            withdraw(session, name.id)
    for identifier, what in list(waiting(session, site)):
        match what:
            case Generation() if _published(directory, what):
                withdraw(session, identifier)
            case Ending() if _ended(directory, what) and _is_followed(what):
                withdraw(session, identifier)


def _entry(admission: Admission) -> OfficerEntry:
    name = admission.name
    return OfficerEntry(
        id=name.id,
        login=name.login,
        name=name.name,
        office=name.office,
        box=admission.box,
        sign=admission.sign,
        from_=admission.from_,
        identity=name.identity,
        line=name.line,
        worked_at=name.worked_at,
        trained=name.trained,
        languages=name.languages,
        stated=name.stated,
        admitted_by=admission.admitted_by,
        admission_signature=admission.signature,
    )


def _with_endings(entry: OfficerEntry, found: Pending, *, today: date) -> OfficerEntry:
    until = {each.officer: each.until for each in found.endings}
    until |= {each.name.replaces: today - timedelta(days=1) for each in found.admissions if each.name.replaces}
    return replace(entry, until=until[entry.id]) if entry.id in until else entry


def _with_generations(office: OfficeEntry, found: Pending) -> OfficeEntry:
    mine = [each for each in found.generations if each.office == office.id]
    general = [RingEntry(each.generation, each.box, each.from_) for each in mine if not each.identity]
    named = [RingEntry(each.generation, each.box, each.from_) for each in mine if each.identity]
    rings = sorted((*office.rings, *general), key=lambda each: each.generation)
    return replace(office, rings=tuple(rings), identity_ring=named[-1] if named else office.identity_ring)


def _has(directory: Directory, officer_id: bytes) -> bool:
    return any(each.id == officer_id for each in directory.officers)


def _published(directory: Directory, generation: Generation) -> bool:
    try:
        office = directory.office(generation.office)
    except NotInDirectory:
        return False
    named = office.identity_ring
    if generation.identity:
        return named is not None and named.generation >= generation.generation
    return generation.box in {each.box for each in office.rings}


def _ended(directory: Directory, ending: Ending) -> bool:
    return all(each.id != ending.officer or each.until is not None for each in directory.officers)


def _is_followed(ending: Ending) -> bool:
    return ending.followed and (ending.identity_followed or not ending.identity)
