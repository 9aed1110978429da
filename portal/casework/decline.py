"""Decline: the person wants another interpreter. This one opens nothing more, and is asked nothing more about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import errand, read_case
from portal.cases.off import one_more
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.recall import still_out
from portal.casework.refusals import NothingOut
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Site


def decline(
    session: Session, sight: CaseInSight, complainant: Complainant, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act by which the interpreter was asked. Raises NothingOut, Interfered.

    All that lies with this one is taken up, not that letter alone.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    out = still_out(session, site, sight, opened, directory)
    if of not in out:
        raise NothingOut
    asked, who = out[of], str(out[of].body["interpreter"])
    for act in (act for act, each in out.items() if each.body["interpreter"] == who):
        exclusive(session, errand.row_of(site, sight.id, act))
        errand.take_up(session, site, sight.id, act)
    docket = own_read(replace(sight.docket, off=one_more(site, sight.id, sight.docket.off, bytes.fromhex(who))))
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="declining", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language,
        body={"of": asked.body["of"], "asked": of, "interpreter": who}, today=day_there(sight.docket, now),
    )  # fmt: skip
