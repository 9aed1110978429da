"""What the page of a case shows of the person it is about, where somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases.chain import Opened
from portal.cases.sight import CaseInSight
from portal.protection.approaches import BEGUN, latest, may_tell, needed
from portal.web.desk.approached import ANSWERS, WHY, approach_notice
from portal.web.desk.owners import owners
from portal.web.desk.seat import Seat
from portal.web.shared.consents import PARTS, RECIPIENTS

Options = list[tuple[str, str]]


@dataclass(frozen=True)
class Approaching:
    """`says`: what they said, last; empty while nobody asked. `only`: whoever wrote may hear three things, no more."""

    says: str
    answer: str
    only: bool
    wrote: bool
    """Whether somebody wrote; not where an officer began it."""
    here: bool
    """Whether this office may ask them."""
    today: str
    owners: Options
    answers: Options
    why: Options
    to: Options
    parts: Options


def approaching_of(opened: Opened, sight: CaseInSight, seat: Seat) -> Approaching | None:
    """Nothing where whoever wrote writes of themselves."""
    if not needed(opened):
        return None
    said = latest(opened.notes)
    return Approaching(
        approach_notice(said.kind, said.body, seat.directory) if said else "",
        str(said.body["answer"]) if said else "",
        not may_tell(opened),
        opened.docket.filer != BEGUN,
        seat.office.outside,
        seat.today.isoformat(),
        owners(seat, sight),
        *([(code, gettext(says)) for code, says in words.items()] for words in (ANSWERS, WHY, RECIPIENTS, PARTS)),
    )
