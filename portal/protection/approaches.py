"""What the person a letter is about said, asked alone by somebody from outside: their own consent, beside that of
whoever wrote (C-44, R-32). It stands in the notes of the office that asked: whoever wrote has no key to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.cases.chain import Opened, Said
from portal.protection.third import by_another

ANSWERS = ("yes", "some", "no", "unable")
"""`yes`: to everybody and everything; `some`: to those and that which stand beside it; `unable`: could not be asked."""
WHY = ("unable", "life")
"""Why somebody could not be asked (N-05): they cannot speak for themselves, or waiting would cost a life."""
BEGUN = "office"
"""Who wrote, of a letter that an officer began: nobody has its mailbox."""


def needed(opened: Opened) -> bool:
    """Whether it is about somebody who may not know of it. A known lawyer writes for who asked him."""
    docket = opened.docket
    if opened.statement.body.get("counsel") or docket.incident is not None:
        return False
    return by_another(docket) or docket.filer == BEGUN


def latest(notes: Sequence[Said]) -> Said | None:
    """What counts now: what was written down last. That they could not be asked is never written after they were."""
    return next((each for each in reversed(notes) if each.kind == "approach"), None)


def covers(said: Said, to: str, part: str) -> bool:
    """Whether they agreed that this part goes there."""
    if said.body.get("answer") == "yes":
        return True
    some = said.body.get("answer") == "some"
    return some and to in said.body.get("to", ()) and part in said.body.get("parts", ())


def may_tell(opened: Opened) -> bool:
    """Whether whoever wrote may hear of them more than that somebody looked (C-45). An officer who began it may."""
    said = latest(opened.notes)
    kept_from = needed(opened) and opened.docket.filer != BEGUN
    return not kept_from or (said is not None and said.body.get("tell") == "yes")
