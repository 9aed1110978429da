"""Step back: an officer gives up a letter for good, of his own accord. It is gone for him, and colleagues go on.

From then on it lies under a one-time ring that he does not hold, as if the person had taken him off. What he has read
nobody can take from him: his copy of the database would still open what lay there that day.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.end_errands import call_back
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import LastReader
from portal.casework.set_apart import set_apart
from portal.directory import Directory
from portal.vault import Site


def step_back(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """Raises LastReader where no colleague could go on, Interfered."""
    sight = held(session, site, sight)
    docket = sight.docket
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    left = [each for each in able if each.id != officer.id]
    if not left:
        raise LastReader
    after = set_apart(session, sight, officer, left, [officer.id], site=site, directory=directory)
    record_act(session, site, sight, docket=after, name="recused", who=officer.id, today=day_there(docket, now))
    call_back(session, sight, officer, site=site, directory=directory, now=now, unfit=True, his=True)
