"""Say kept: an office of the prison answers a letter that asks to keep films and lists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import securing
from portal.casework.dates import place_of
from portal.casework.refusals import NothingSaid
from portal.directory import Directory
from portal.protection.securing import HOW
from portal.vault import Site


def say_kept(
    session: Session, officer: OfficerViewer, name: bytes, *, how: str, site: Site, directory: Directory, now: datetime
) -> bool:  # fmt: skip
    """False where this office has no such letter. Raises NothingSaid for none of HOW. The last answer counts."""
    if how not in HOW:
        raise NothingSaid
    found = next((each for each in securing.letters(session, site, officer.rings) if each.id == name), None)
    if found is None:
        return False
    day = place_of(found.prison, directory, zone="UTC").today(now)
    securing.reply(session, site, found, how=how, officer=officer.keys, who=officer.id, day=day)
    securing.mark_answered(session, site, officer.ring, found, how)
    return True
