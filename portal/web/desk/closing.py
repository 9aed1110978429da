"""Whether a case may be closed now; and in words what must come first."""

from __future__ import annotations

from flask_babel import gettext

from portal.cases import Docket
from portal.casework.close import require_closable
from portal.casework.day import day_there
from portal.casework.refusals import AlreadyClosed, MeasureHolds, NotAnswered, NotCollected, ObligationOpen, PromiseOpen
from portal.web.desk import words
from portal.web.shared import now

NotYet = NotAnswered | PromiseOpen | ObligationOpen | MeasureHolds | NotCollected | AlreadyClosed


NOT_YET = (NotAnswered, PromiseOpen, ObligationOpen, MeasureHolds, NotCollected, AlreadyClosed)


def closing(docket: Docket) -> tuple[bool, str]:
    """(may be closed now, what must come first)"""
    try:
        require_closable(docket, day_there(docket, now()))
    except NOT_YET as refused:
        return False, not_yet(refused)
    return True, ""


def not_yet(refused: NotYet) -> str:
    match refused:
        case NotAnswered():
            return gettext("First they need an answer.")
        case PromiseOpen():
            return gettext("A promise is open. They must say first that it was done.")
        case ObligationOpen():
            return gettext("First their protection, the help for them and the investigation must be done.")
        case MeasureHolds():
            return gettext("Something still holds for their safety. End it first.")
        case NotCollected(until=until):
            return gettext("They have not read the answer. It can be closed after %(day)s.", day=words.day(until))
    return gettext("This case is closed.")
