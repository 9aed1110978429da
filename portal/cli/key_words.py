"""A directory in lines a person can compare: what is new, gone or different, with the marks of every key."""

from __future__ import annotations

import json
from collections.abc import Iterator

from portal.directory import Directory, OfficeEntry, OfficerEntry, PrisonEntry
from portal.directory.reach import reach_json
from portal.officers import Name, figures, mark
from portal.officers.signature import admission_message, vouched


def changes(before: Directory | None, after: Directory) -> Iterator[str]:
    """Lines beginning with + or −; all of them new where there was no directory before."""
    old, new = set(_lines(before)) if before else set(), list(_lines(after))
    yield f"version {before.version if before else 0} → {after.version}, {after.made.isoformat()}"
    yield from (f"- {line}" for line in sorted(old - set(new)))
    yield from (f"+ {line}" for line in new if line not in old)


def check_admissions(directory: Directory) -> list[str]:
    """Logins of officers whom no member of their office let in. The first of an office come from a ceremony."""
    return [
        each.login for each in directory.officers if each.admitted_by is not None and not _is_vouched(directory, each)
    ]


def _is_vouched(directory: Directory, officer: OfficerEntry) -> bool:
    login = officer.login.partition("#")[0]
    name = Name(id=officer.id, login=login, name=officer.name, office=officer.office, identity=officer.identity)
    return vouched(
        directory,
        by=officer.admitted_by or b"",
        office=officer.office,
        message=admission_message(name, box=officer.box, sign=officer.sign),
        signature=officer.admission_signature or b"",
        on=officer.from_,
    )


def _lines(directory: Directory) -> Iterator[str]:
    yield f"worker {directory.worker.hex()[:16]}  book {directory.checkpoint.hex()[:16]}"
    yield f"statistics {directory.statistics.hex()[:16]}"
    yield from (f"pack {each.id} {each.version} {each.hash[:16]}" for each in directory.packs)
    yield from map(_prison, directory.prisons)
    for office in directory.offices:
        yield from _office(office)
    for officer in directory.officers:
        yield _officer(directory, officer)


def _prison(prison: PrisonEntry) -> str:
    return f"prison {prison.code} {prison.name()} {prison.zone} weekend {'+'.join(prison.weekend)} pack {prison.pack}"


def _office(office: OfficeEntry) -> Iterator[str]:
    above = f" above: {', '.join(office.above)}" if office.above else ""
    yield f"office {office.id} ({office.kind}, {office.state}) {office.name()}{above}"
    if office.reach:  # a wrong address would have people write to somebody else
        yield f"reach {office.id} {json.dumps(reach_json(office.reach), ensure_ascii=False, sort_keys=True)}"
    rings = [("key", ring) for ring in office.rings]
    rings += [("key for names", office.identity_ring)] if office.identity_ring else []
    for what, ring in rings:
        yield f"office {office.id} {what} {ring.generation} {ring.id.hex()} from {ring.from_.isoformat()}"


def _officer(directory: Directory, officer: OfficerEntry) -> str:
    by = next((each.login for each in directory.officers if each.id == officer.admitted_by), "the ceremony")
    until = f" until {officer.until.isoformat()}" if officer.until else ""
    words = f"{' '.join(mark(officer.box, officer.sign))} ({figures(officer.box, officer.sign)})"
    return f"officer {officer.login} of {officer.office}, let in by {by}{until}: {words}"
