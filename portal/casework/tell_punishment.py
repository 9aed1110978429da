"""Tell of punishment: one tap, no words needed. The case is marked, heads its holder's list, and no act unmarks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import policy
from portal.access import Complainant
from portal.cases import particulars, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.directory import Directory
from portal.duty import ask_for_check, task_id
from portal.protection.watch import renewed
from portal.vault import Site


def tell_punishment(
    session: Session, sight: CaseInSight, complainant: Complainant, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises Interfered."""
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    last = opened.envelopes[-1]
    if last.kind == "punishment" and last.text == text:
        return last.page
    today = day_there(sight.docket, now)
    docket = replace(theirs(sight.docket, directory=directory, now=now), flags=sight.docket.flags | {"retaliation"})
    if directory.office(docket.office).outside:
        docket = replace(docket, watch=renewed(docket.watch, policy.pack_or_default(docket.pack), today))
    where = str(particulars.opened(sight.keys, sight.row.particulars).get("unit", ""))
    there = now.astimezone(ZoneInfo(sight.docket.zone))
    name = task_id(sight.keys.seed, sight.docket.acts)
    ask_for_check(session, site, name=name, prison=sight.docket.prison, where=where, health=True, now=there)
    return record_envelope(
        session, site, sight, docket=docket, last=last, kind="punishment", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body={"text": text},
        today=today,
    )  # fmt: skip
