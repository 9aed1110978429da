"""Collect: the person opens what an office wrote. Only then has it reached them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.cases import read_case
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.directory import Directory
from portal.vault import Site


def collect(session: Session, sight: CaseInSight, *, site: Site, directory: Directory, now: datetime) -> None:
    """Nothing new, nothing entered. Raises Interfered."""
    sight = held(session, site, sight)
    read_case(session, directory, sight)
    docket = sight.docket
    if docket.read >= docket.envelopes:
        return
    docket = replace(docket, read=docket.envelopes)
    record_act(session, site, sight, docket=docket, name="read", who=b"", today=day_there(docket, now))
