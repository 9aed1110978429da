"""Call somebody to the person, after the letter: they told of punishment, or that it got worse. No act by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.duty import ask_for_check, nobody_asked, task_id
from portal.protection.third import inside
from portal.questions import one
from portal.vault import Site


def call_to_them(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, *, visit: str, now: datetime
) -> dict[str, Any]:
    """Where somebody was asked, what the envelope says of it: `before` when, and whether at once.

    `visit`: yes or no; without a word, what they said in the letter holds. Nobody is sent into a prison for an officer
    who writes, or for who is out again: the task could only be about somebody else. One job is left either way.
    """
    docket, there = sight.docket, now.astimezone(ZoneInfo(sight.docket.zone))
    wish = visit or one(opened.statement.body.get("said") or {}, "visit")
    asked = None
    if wish == "no" or not inside(docket):
        nobody_asked(session, site, prison=docket.prison, now=there)
    else:
        name, where = task_id(sight.keys.seed, docket.acts), str(opened.particulars.get("unit", ""))
        asked = ask_for_check(session, site, name=name, prison=docket.prison, where=where, health=True, now=there)
    return {"before": asked.before.isoformat(), "at_once": asked.at_once} if asked else {}
