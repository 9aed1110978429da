"""Papers about records: told to the offices above, and kept by the office that made one. They name no person."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from portal.cases.docket import Docket
from portal.cases.paper import leave
from portal.casework.record_kinds import holder_of, open_above
from portal.directory import Directory, OfficeEntry
from portal.vault import Site

TOLD_ABOVE = ("restraint_open", "no_doctor", "restraint_ended", "days_lost", "unvisited", "unfit", "untold")


def tell_above(
    session: Session, site: Site, docket: Docket, *, what: str, hours: int, day: date, directory: Directory
) -> None:
    """The nearest office above; each time it is said again, one more. `what` is one of TOLD_ABOVE."""
    told = docket.incident.told if docket.incident else 0
    for entry in open_above(directory.office(docket.office), directory)[: told + 1]:
        said = {"what": what, "day": day.isoformat(), "prison": docket.prison, "hours": str(hours)}
        leave(session, site, entry.ring.id, entry.ring.box, said)


def tell_inspectorate(
    session: Session, site: Site, docket: Docket, *, what: str, day: date, directory: Directory
) -> None:
    """Whoever inspects that prison; `what` is one of TOLD_ABOVE."""
    office = holder_of(docket.prison, directory, "outside")
    if office is not None:
        said = {"what": what, "day": day.isoformat(), "prison": docket.prison}
        leave(session, site, office.ring.id, office.ring.box, said)


def keep_receipt(session: Session, site: Site, office: OfficeEntry, *, kind: str, page: int, day: date) -> None:
    """What the office that made it keeps: which kind, on which page, which day."""
    said = {"what": "record_made", "kind": kind, "page": str(page), "day": day.isoformat()}
    leave(session, site, office.ring.id, office.ring.box, said)
