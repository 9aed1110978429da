"""Tell of punishment: one tap, no words needed. The case is marked, heads its holder's list, and no act unmarks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import Complainant
from portal.cases import read_case
from portal.cases.docket import TOLD
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.call import call_to_them
from portal.casework.correspondent import correspondent_of, reading, theirs
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.directory import Directory
from portal.protection.watch import renewed
from portal.vault import Site

MOST = 32
"""Characters of `once`."""


def tell_punishment(
    session: Session, sight: CaseInSight, complainant: Complainant, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime, visit: str = "", once: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. Raises Interfered.

    `visit`: whether somebody should come, as `call_to_them` has it. `once`: what the page drew for this one press;
    without it, what is told in the same hour is told once.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    once = once[:MOST] or now.astimezone(UTC).strftime("%Y-%m-%dT%H")
    for each in opened.envelopes:
        if each.kind == "punishment" and each.body.get("once") == once:
            return each.page
    today = day_there(sight.docket, now)
    reads = reading(complainant, sight.id, language) if text.strip() else ""
    docket = theirs(sight.docket, directory=directory, now=now, reads=reads)
    docket = replace(docket, flags=docket.flags | TOLD)
    if directory.office(docket.office).outside:
        docket = replace(docket, watch=renewed(docket.watch, policy.pack_or_default(docket.pack), today))
    called = call_to_them(session, site, sight, opened, visit=visit, now=now)
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="punishment", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body={"text": text, "once": once, **called},
        today=today,
    )  # fmt: skip
