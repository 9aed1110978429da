"""*Punish him*: what the prison tells of everybody names a man who wrote. Who sees that, and who does not?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.cases.listing import LISTS
from portal.protection.feed import lines_of
from portal.protection.segments import Segment
from portal.protection.take_in import take_in
from portal.web.demo.browser import Browser, at_desk
from portal.web.demo.cast import DIRECTOR, INSPECTOR, KITCHEN
from portal.web.shared import here, now

PRISON, UNIT, DAY = "NGT", "B2", date(2026, 10, 4)
"""Twelve days after his letter, and one after he told of it."""
REPORT = "Report: late for roll call"
LIT = re.compile(rb'data-sign="[^"]+" data-ask="yes"')
DRAWN = re.compile(rb'name="(?:csrf_token|form_token|once)" value="[^"]*"')
"""What stands in every form and is drawn anew each time."""
WATCHES = "/oversight/watches"
DIRECTORS = ("/desk", *(f"/desk/lists/{name}" for name in LISTS if name != "today"), WATCHES)


@dataclass(frozen=True)
class Seen:
    """`reasons`: how many reasons to ask somebody the inspector's screen shows; `mark`: of all the director's."""

    reasons: int
    mark: str


def told_of_him(session: Session) -> tuple[Seen, Seen]:
    """What both see before the prison's file was taken in, as `portal feed import` does, and after. It is undone."""
    session.rollback()  # they sign in over connections of their own
    inspector, director = at_desk(INSPECTOR), at_desk(DIRECTOR)
    before = _seen(inspector, director)
    known = set(session.scalars(select(Segment.id)))
    lines, _ = lines_of(
        f"{DAY},{KITCHEN},{UNIT},{REPORT}", kind="discipline", prison=PRISON, today=now().date()
    )  # fmt: skip
    take_in(session, here().site, here().directory, PRISON, lines, today=now().date())
    session.commit()
    try:
        return before, _seen(inspector, director)
    finally:
        new = [each for each in session.scalars(select(Segment.id)) if each not in known]
        session.execute(delete(Segment).where(Segment.id.in_(new)))
        session.commit()


def _seen(inspector: Browser, director: Browser) -> Seen:
    screens = b"".join(DRAWN.sub(b"", director.get(each).data) for each in DIRECTORS)
    return Seen(len(LIT.findall(inspector.get(WATCHES).data)), hashlib.sha256(screens).hexdigest()[:16])
