"""Say whether somebody came: a duty post says that it looked, and the person says whether that is so. One tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import duty
from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingAsked
from portal.directory import Directory
from portal.protection.alarm import tell_nobody_came
from portal.protection.third import by_another
from portal.vault import Site

CAME = ("yes", "no")


def say_came(
    session: Session, sight: CaseInSight, complainant: Complainant, *, check: int, came: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `check`: the act that asked for the look; what is said last of it counts.

    *No* heads the list of the office that has the letter until somebody looks again; while the letter says danger and
    lies inside, each inspectorate is told that nobody came, and not whose letter it is.
    Raises NothingAsked where no post says that it looked, also where somebody else wrote; Interfered.
    """
    sight = held(session, site, sight)
    opened, today = read_case(session, directory, sight), day_there(sight.docket, now)
    docket, claimed = sight.docket, duty.claims_of(session, sight.keys.seed, sight.docket.acts)
    if came not in CAME or check not in claimed or by_another(docket):
        raise NothingAsked
    body = {"check": check, "came": came}
    before = next((each for each in reversed(opened.envelopes) if each.kind == "coming"), None)
    if before is not None and before.body == body:
        return before.page
    after = replace(own_read(docket), nobody=came == "no")
    if came == "no" and docket.danger_open and not directory.office(docket.office).outside:
        tell_nobody_came(session, sight.id, docket, today=today, site=site, directory=directory)
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="coming", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body=body, today=today,
    )  # fmt: skip
