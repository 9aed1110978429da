"""Which letter goes on from which: nothing in a case says so, but their own mailbox can tell."""

from __future__ import annotations

from portal.access import letter
from portal.cases import CaseInSight, Interfered
from portal.casework.review import is_review_of
from portal.web.mailbox.open_mailbox import complainant, how_many
from portal.web.shared import database, here


def goes_on_from(ref: int, seen: CaseInSight) -> int | None:
    """The number of the letter this one goes on from."""
    if not _may_go_on_from(seen):
        return None
    first = (*seen.docket.went, seen.docket.office)[0]
    earlier = ((number, _letter(number)) for number in reversed(range(ref)))
    return next((n for n, each in earlier if each and is_review_of(complainant(), each.id, first, seen.id)), None)


def went_on_in(ref: int, seen: CaseInSight) -> list[int]:
    """The numbers of the letters that go on from this one."""
    later = ((number, _letter(number)) for number in range(ref + 1, how_many()))
    return [
        number
        for number, each in later
        if each
        and _may_go_on_from(each)
        and is_review_of(complainant(), seen.id, (*each.docket.went, each.docket.office)[0], each.id)
    ]


def _may_go_on_from(seen: CaseInSight) -> bool:
    """Spares the others a derivation each: an answer was gone on from, or people outside were told of punishment."""
    return bool(seen.docket.review) or seen.docket.kind == "retaliation"


def _letter(number: int) -> CaseInSight | None:
    try:
        return letter(database(), here().site, complainant(), number)
    except Interfered:
        return None
