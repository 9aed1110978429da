"""What the page of an abuse report shows of protection, support and the investigation."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases.chain import Opened
from portal.cases.sight import CaseInSight
from portal.protection.obligations import latest_day, obligations_of
from portal.web.desk import words
from portal.web.desk.owners import owners
from portal.web.desk.seat import Seat
from portal.web.shared.obligations import obligation_words


@dataclass(frozen=True)
class Line:
    """One of the three. `owner` is empty where it is the whole office; `look` as tags have it."""

    which: str
    what: str
    owner: str
    who: str
    due: str
    look: str
    done: str
    latest: str
    denied: bool
    """Whether the person says that it was not done."""


def obliged_of(opened: Opened, seat: Seat, sight: CaseInSight) -> tuple[list[Line], list[tuple[str, str]]] | None:
    """(the three, who may answer for one), or nothing where there are none."""
    lines = []
    for each in obligations_of(opened.docket, opened.envelopes):
        due, look = words.due_words(each.due, seat.today, late=each.late(seat.today)) if each.due else ("", "done")
        owner = words.officer_name(each.owner, seat.directory) if each.owner else ""
        latest = latest_day(each.due, seat.today).isoformat() if each.due else ""
        done = words.day(each.done) if each.done else ""
        what = obligation_words(each.which)
        lines.append(Line(each.which, what, owner, each.owner, due, look, done, latest, each.denied))
    return (lines, owners(seat, sight)) if lines else None
