"""Tell of force: those outside are told, each in a tray of their own, that somebody used a second number.

The worker does it, from what every typed number leaves behind. It learns the name of a mark, and no key of a letter.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal import jobs
from portal.cases import Case, Docket, docket_box
from portal.cases.paper import leave
from portal.cases.shelter import out_of_it
from portal.casework.dates import place_of
from portal.companions.second import Mark, mark_of
from portal.database import exclusive
from portal.directory import Directory, NotInDirectory, OfficeEntry
from portal.jobs import Waiting
from portal.vault import Keys, Refused, Site

MOST, UNIT = 6, 24
"""Letters that one paper names; characters of a wing."""
OPENED = "opened"


def leave_entered(
    session: Session, site: Site, *, mark: bytes = b"", did: str = "", case: bytes = b"", page: int = 0
) -> None:
    """What a typed number leaves for the worker. All are of one size; one without a `mark` says nothing.

    `did`: OPENED, or the name of an act, with its letter and its page.
    """
    said = {"mark": mark.hex(), "did": did, "case": case.hex(), "page": page}
    jobs.leave(session, site, "entered", said)


def tell_forced(sessions: Callable[[], Session], *, site: Site, directory: Directory, now: datetime) -> int:
    """How many numbers were second ones. Nothing of any stays."""
    with sessions() as session:
        exclusive(session, "entered")
        waiting = [job for job in jobs.waiting(session, site) if job.kind == "entered"]
        told = sum(_tell(session, job, site=site, directory=directory, now=now) for job in waiting)
        for job in waiting:
            jobs.finish(session, job)
        session.commit()
    return told


def _tell(session: Session, job: Waiting, *, site: Site, directory: Directory, now: datetime) -> bool:
    seed = bytes.fromhex(job.says["mark"])
    mark = mark_of(session, seed) if seed else None
    if mark is None:
        return False
    case = bytes.fromhex(job.says["case"])
    about, today = (case,) if case else mark.cases[:MOST], place_of(mark.prison, directory, zone="UTC").today(now)
    said = {
        "what": "forced", "did": job.says["did"], "page": str(job.says["page"]), "day": today.isoformat(),
        "prison": mark.prison, "unit": mark.unit[:UNIT],
    }  # fmt: skip
    for office, cases in _told(session, site, about, mark, directory):
        named = {**said, "cases": ",".join(each.hex() for each in cases)}
        off = {*mark.off, *_off_since(session, site, about, directory, today)}
        _leave(session, site, office, named, off, directory=directory, today=today)
    return True


def _told(
    session: Session, site: Site, about: tuple[bytes, ...], mark: Mark, directory: Directory
) -> Iterator[tuple[OfficeEntry, tuple[bytes, ...]]]:
    """Every inspectorate of the prison, of all the letters; and an office outside that has one, of that one."""
    inspect = [each for each in directory.offices if each.kind == "inspectorate" and each.open]
    inspect = [each for each in inspect if each.prison in (None, mark.prison)]
    yield from ((office, about) for office in inspect)
    for case in about:
        holder = _holder(session, site, case, directory)
        if holder is not None and holder.outside and holder not in inspect:
            yield holder, (case,)


def _off_since(
    session: Session, site: Site, about: tuple[bytes, ...], directory: Directory, today: date
) -> Iterator[bytes]:
    """Who stepped back from one of these letters after the number was made, or worked in the prison it is about."""
    for case in about:
        docket = _docket(session, site, case)
        if docket is not None:
            officers = directory.officers
            yield from (each.id for each in officers if out_of_it(site, case, docket, each, directory, today))


def _holder(session: Session, site: Site, case: bytes, directory: Directory) -> OfficeEntry | None:
    docket = _docket(session, site, case)
    try:
        return directory.office(docket.office) if docket else None
    except NotInDirectory:
        return None


def _docket(session: Session, site: Site, case: bytes) -> Docket | None:
    row = session.get(Case, case)
    try:
        return docket_box.opened(site, case, row.docket) if row else None
    except Refused:
        return None


def _leave(
    session: Session, site: Site, office: OfficeEntry, said: dict[str, str], off: set[bytes], *, directory: Directory,
    today: date,
) -> None:  # fmt: skip
    """As many rows whoever was taken off: whoever was finds nothing."""
    members = directory.members(office.id, today)
    kept = [(each.id, each.box) for each in members if each.id not in off]
    nobody = [(secrets.token_bytes(16), Keys.new().public) for _ in members[len(kept) :]]
    for name, box in (*kept, *nobody):
        leave(session, site, name, box, said)
