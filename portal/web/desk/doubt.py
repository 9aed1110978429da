"""Whether a letter may be called groundless, and who has proposed it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases import Opened
from portal.casework.groundless import proposal_of, require_groundless
from portal.casework.refusals import NotToBeGroundless
from portal.evidence import Item
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared.files import files_in
from portal.web.shared.interpreting import interpreting_notice


@dataclass(frozen=True)
class Doubt:
    """`by` is empty while nobody proposed; `mine`: whoever sits here did. `may`: it may be proposed at all."""

    may: bool
    by: str = ""
    text: str = ""
    mine: bool = False
    files: tuple[Item, ...] = ()
    """The voice that says the reasons, where they are said."""
    theirs: str = ""
    """Whose words they are, where an interpreter put them into their language."""


def doubt_of(opened: Opened, seat: Seat) -> Doubt:
    try:
        require_groundless(opened)
    except NotToBeGroundless:
        return Doubt(may=False)
    proposed = proposal_of(opened)
    if proposed is None:
        return Doubt(may=opened.docket.answered is None and opened.docket.closed is None)
    name = words.officer_name(proposed.author, seat.directory)
    mine = proposed.author == seat.officer.id.hex()
    theirs = interpreting_notice(proposed.kind, proposed.body, seat.directory)
    return Doubt(True, name, proposed.text, mine, files_in(proposed), theirs)
