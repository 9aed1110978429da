"""What can be done with a letter besides answering it, as its page offers it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases.issue import issues
from portal.cases.sight import CaseInSight
from portal.casework.hand_over import colleagues
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, now


@dataclass(frozen=True)
class Moves:
    """`colleagues` are (id in hex, name). `holder` is a sentence, and empty where nobody has taken it."""

    mine: bool
    holder: str
    over: str
    """Whom it would be taken from, in hex."""
    acknowledged: bool
    colleagues: list[tuple[str, str]]
    joined: list[tuple[str, str]]
    """(id, title) of the issues it is under."""
    issues: list[tuple[str, str]]
    """The same of those it could be put under."""


def moves_of(seat: Seat, sight: CaseInSight) -> Moves | None:
    """None where nobody waits for the office any more."""
    docket = sight.docket
    if docket.settled:
        return None
    by = docket.taken[0] if docket.taken else b""
    known = issues(database(), here().site, seat.officer.rings).values()
    others = colleagues(docket, sight.id, site=here().site, directory=seat.directory, now=now())
    return Moves(
        mine=by == seat.officer.id,
        holder=_holder(seat, sight),
        over=by.hex(),
        acknowledged=docket.acknowledged,
        colleagues=[(each.id.hex(), each.name) for each in others if each.id not in (by, seat.officer.id)],
        joined=[(each.id.hex(), each.title) for each in known if sight.id in each.cases],
        issues=[(each.id.hex(), each.title) for each in known if sight.id not in each.cases],
    )


def _holder(seat: Seat, sight: CaseInSight) -> str:
    if sight.docket.taken is None:
        return ""
    by, at = sight.docket.taken
    time = words.time_of(at, seat.today)
    if by == seat.officer.id:
        return gettext("You have this since %(time)s.", time=time)
    return gettext("%(name)s has this since %(time)s.", name=words.officer_name(by, seat.directory), time=time)
