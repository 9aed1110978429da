"""What is ordered for my safety; and what I may ask for that changes my own life."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened
from portal.protection.measures import ASKS, NO_LONGER, ON_REQUEST, Measure, measures_of, wish_for
from portal.web.mailbox import words
from portal.web.mailbox.address import act_address
from portal.web.shared import here
from portal.web.shared.measures import measure_words

TALKS = ("woman", "man")
"""What somebody may ask for who wants to talk alone."""


@dataclass(frozen=True)
class Running:
    """One measure, in one sentence."""

    act: int
    says: str


@dataclass(frozen=True)
class Safety:
    """What the letter's page shows. `wishes`: (code, words); empty where the office is not outside the prison."""

    measures: tuple[Running, ...]
    wishes: tuple[tuple[str, str], ...]
    undoings: str
    wish: str


def safety_of(ref: int, opened: Opened) -> Safety | None:
    """Nothing for a letter that nobody ordered anything for and that is about no harm."""
    holds = tuple(_running(each) for each in measures_of(opened.envelopes) if each.state != "ended")
    docket = opened.docket
    harm = docket.kind in ("report", "retaliation", "interview") or bool(docket.flags)
    wishes = _wishes(opened) if harm and here().directory.office(docket.office).outside else ()
    if not holds and not wishes:
        return None
    return Safety(holds, wishes, act_address(ref, "undoings"), act_address(ref, "wishes"))


def _running(each: Measure) -> Running:
    said = measure_words(each.what)
    if each.state == "waiting":
        said = gettext("%(measure)s: a second officer has to agree first.", measure=said)
    return Running(each.act, said)


def _wishes(opened: Opened) -> tuple[tuple[str, str], ...]:
    about = (*ASKS, *ON_REQUEST) if opened.docket.kind != "interview" else TALKS
    asked = [code for code in about if wish_for(code, opened.envelopes)]
    offered = [(code, gettext(words.WISHES[code])) for code in about if code not in asked]
    return (*offered, (NO_LONGER, gettext(words.WISHES[NO_LONGER]))) if asked else tuple(offered)
