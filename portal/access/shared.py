"""A letter whose seed the person put into a later one: whoever reads the later one may read it too."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.sight import CaseInSight, Interfered
from portal.register import erasure_entered
from portal.vault import Keys, Refused, Site, case_id


def shared_original(session: Session, site: Site, said: Any) -> CaseInSight | None:
    """The case that `said` (`case` and `seed` in hex, from a signed statement) opens; None where nothing was shared.

    No desk key and no identity: the notes of the office that has it stay its own. None for one whose keeping time was
    over, too. Raises Interfered.
    """
    if not isinstance(said, dict):
        return None
    try:
        keys, name = Keys(bytes.fromhex(said["seed"])), bytes.fromhex(said["case"])
        row = session.get(Case, name)
        if row is None and erasure_entered(session, site, name):
            return None
        if row is None or case_id(keys.public) != name:
            raise Interfered
        return CaseInSight(row, keys, docket_box.opened(site, name, row.docket))
    except (Refused, KeyError, TypeError, ValueError):
        raise Interfered from None
