"""Keep away: a protected case comes under a one-time ring without those who worked in the prison it is about (R-29).

Done when a rightful officer opens it: one that went up by itself, or one that somebody could read who joined since.
Until then the rule in cases/shelter.py holds; from then on no key of theirs opens it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.docket import Docket
from portal.cases.shelter import somebody_kept
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.set_apart import set_apart
from portal.directory import Directory
from portal.vault import Site


def keep_away(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> Docket:
    """The docket to put on record; the one there was where nobody has to be kept away. Raises Interfered."""
    docket = sight.docket
    if not somebody_kept(site, sight.id, docket, directory, day_there(docket, now)):
        return docket
    left = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    if all(each.id != officer.id for each in left):
        return docket  # of more marks than there is room for nobody is sure: nothing is closed because of that
    return set_apart(session, sight, officer, left, (), site=site, directory=directory)
