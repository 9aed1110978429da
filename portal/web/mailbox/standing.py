"""How a letter stands, in words for the person: who has it, what comes next, by when. One sentence for each state."""

from __future__ import annotations

from flask_babel import gettext

from portal.cases import Docket, Opened
from portal.cases.queue import COOLING
from portal.cases.rows import state_of
from portal.casework.day import day_there
from portal.languages.words import N_
from portal.web.mailbox import words
from portal.web.shared import now

OWED = {
    "new": N_("%(office)s has your letter. They have not opened it yet."),
    "open": N_("%(office)s has opened your letter."),
    "acknowledged": N_("%(office)s is looking at your letter."),
    "waiting_for_person": N_("%(office)s asked you something."),
    "late": N_("%(office)s has your letter."),
    "wrote_again": N_("You wrote again. %(office)s must answer you."),
    "promise_broken": N_("They did not do what they promised. %(office)s must answer you."),
}
"""An answer is owed: the sentence by when follows."""
SETTLED = {
    "answered": N_("%(office)s answered on %(day)s. If you are not happy with it, others can look."),
    "promised": N_("%(office)s made a promise. After the end of %(day)s we ask you if it was done."),
    "promise_over": N_("%(office)s should have done it before the end of %(day)s. Tell us if it was done."),
    "stopping": N_("You asked %(office)s to stop. You can take it back before the end of %(day)s."),
    "stopped": N_("You asked %(office)s to stop. It was closed on %(day)s. If you write more, it opens again."),
    "closed": N_("%(office)s closed it on %(day)s. If you write more, it opens again."),
}
STANDINGS = {**OWED, **SETTLED}


def standing_of(docket: Docket) -> str:
    """Which of STANDINGS."""
    if docket.closed is not None:
        return "stopped" if docket.stop is not None else "closed"
    if docket.stop is not None:
        return "stopping"
    if docket.answered is not None:
        if not docket.promises:
            return "answered"
        return "promise_over" if docket.broken(day_there(docket, now())) else "promised"
    return _owed(docket)


def sentences(docket: Docket) -> list[str]:
    """How it stands, and by when to hear while an answer is owed."""
    code = standing_of(docket)
    said = gettext(STANDINGS[code], office=words.office(docket.office), day=_day(docket, code))
    return [said, words.hear(docket)] if code in OWED else [said]


STAYS = N_("You asked to stop. This is so serious that someone must still look at it. You need not say more.")


def stays(opened: Opened) -> str:
    """What someone is told who asked to stop where it must stay open; else nothing."""
    asked = [said for said in opened.envelopes if said.kind == "withdrawal"]
    return gettext(STAYS) if asked and asked[-1].body == {"text": "", "stop": "yes", "stays": "yes"} else ""


def _owed(docket: Docket) -> str:
    if docket.again:
        return "promise_broken" if docket.again == "broken" else "wrote_again"
    if docket.late(now()):
        return "late"
    state = state_of(docket)
    return "acknowledged" if docket.acknowledged and state in ("new", "open") else state


def _day(docket: Docket, code: str) -> str:
    days = {
        "answered": docket.answered,
        "promised": docket.promise,
        "promise_over": docket.promise,
        "stopping": docket.stop and docket.stop + COOLING,
        "stopped": docket.closed,
        "closed": docket.closed,
    }
    day = days.get(code)
    return words.day(day) if day else ""
