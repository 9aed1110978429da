"""Bring back: an interpreter's words, or that he cannot do it. No act on a case: he has none in his sight."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import errand
from portal.cases.errand import Errand
from portal.casework.refusals import NothingSaid
from portal.database import exclusive
from portal.vault import Keys, Site


def bring_back(
    session: Session, officer: OfficerViewer, name: bytes, *, text: str, site: Site, today: date, cannot: bool = False
) -> None:
    """Signed, and sealed to the case. `name`: of the row in his tray. `cannot`: he hands it back without words.

    Raises NothingSaid when there are no words, or nothing of that name lies in his tray.
    """
    exclusive(session, name)
    keys = Keys(officer.seed)
    given: Errand | None = errand.errands(session, site, officer.id, keys).get(name)
    if given is None or not (cannot or text.strip()):
        raise NothingSaid
    said = "" if cannot else text.strip()
    errand.bring_back(session, site, given, text=said, day=today.isoformat(), interpreter=officer.id, keys=keys)
