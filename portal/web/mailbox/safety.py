"""What is ordered for my safety; and what I may ask for that changes my own life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from portal.cases import Opened
from portal.casework.day import day_there
from portal.casework.entrust import tongue_of
from portal.protection.measures import (
    ASKS,
    INTERPRETER,
    NO_LONGER,
    ON_REQUEST,
    SIGNER,
    TALKS,
    Measure,
    may_wish,
    measures_of,
    wish_for,
)
from portal.protection.third import by_another
from portal.questions import one
from portal.web.mailbox import words
from portal.web.mailbox.address import act_address
from portal.web.shared import here, now
from portal.web.shared.measures import measure_words

HEARINGS = ("rules", "papers")
"""Topics that may lead to a hearing or a talk in which one defends oneself."""


@dataclass(frozen=True)
class Running:
    """One measure, in one sentence."""

    act: int
    says: str
    ends: bool = True
    """Whether there is something to end."""


@dataclass(frozen=True)
class Safety:
    """What the letter's page shows. `wishes`: (code, words); empty where the office is not outside the prison."""

    measures: tuple[Running, ...]
    wishes: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    """The same of what changes nothing in their life: a doctor, and who comes."""
    undoings: str
    wish: str

    @property
    def here(self) -> bool:
        """Whether there is anything besides what may be asked for."""
        return bool(self.measures or self.wishes)


def safety_of(ref: int, opened: Opened) -> Safety | None:
    """Nothing for a letter that nobody ordered anything for and that is about no harm."""
    docket = opened.docket
    today = day_there(docket, now())
    theirs = not by_another(docket)  # a mother at home asks for no cell, and learns of no measure that protects him
    holds = tuple(_running(each, today) for each in measures_of(opened.envelopes) if theirs and each.state != "ended")
    outside = theirs and docket.filer != "staff" and here().directory.office(docket.office).outside
    harm = outside and (docket.kind in ("report", "retaliation") or bool(docket.flags))
    wishes = _wishes(opened) if harm else ()
    asks = _offered(opened, _may_ask(opened, harm=harm, outside=outside)) if theirs else ()
    if not holds and not wishes and not asks:
        return None
    return Safety(holds, wishes, asks, act_address(ref, "undoings"), act_address(ref, "wishes"))


def _may_ask(opened: Opened, *, harm: bool, outside: bool) -> tuple[str, ...]:
    """An interpreter also where the office does not write their language, whatever it is about, and where there may be
    a hearing (R-82); a person who signs where they need help because of a disability."""
    if harm:
        return ASKS
    talked = _talked_to(opened, outside=outside)
    words = (INTERPRETER,) if talked or _foreign(opened) else ()
    return (TALKS if talked else ()) + words + ((SIGNER,) if _helped(opened) else ())


def _foreign(opened: Opened) -> bool:
    docket = opened.docket
    heard = opened.particulars.get("topic") in HEARINGS or bool(tongue_of(opened))
    other = docket.language not in here().directory.office(docket.office).languages
    return docket.filer != "staff" and (heard or other)


def _helped(opened: Opened) -> bool:
    """Whether they asked for help because of a disability, by what they said or by what an office put right."""
    said = opened.statement.body.get("said") or {}
    asked = one(said, "kind") == "help" or opened.particulars.get("topic") == "disability"
    return asked and opened.docket.filer != "staff"


def _talked_to(opened: Opened, *, outside: bool) -> bool:
    """Whether somebody comes who may be a woman: an inspector, or a doctor of the prison too (R-37, R-71)."""
    docket = opened.docket
    if opened.particulars.get("topic") == "health" and not by_another(docket) and docket.filer != "staff":
        return outside or here().directory.office(docket.office).kind == "health"
    return outside and docket.kind == "interview"


def _running(each: Measure, today: date) -> Running:
    said = measure_words(each.what)
    over = each.lapsed(today)
    if over:
        said = gettext("%(measure)s: it ended by itself. Nobody looked at it again in time.", measure=said)
    if each.state == "waiting":
        said = gettext("%(measure)s: a second officer has to agree first.", measure=said)
    return Running(each.act, said, ends=not over)


def _wishes(opened: Opened) -> tuple[tuple[str, str], ...]:
    asked = [code for code in (*ON_REQUEST, *ASKS) if wish_for(code, opened.envelopes)]
    offered = _offered(opened, [code for code in ON_REQUEST if code in may_wish(opened.docket.filer)])
    return (*offered, (NO_LONGER, gettext(words.WISHES[NO_LONGER]))) if asked else offered


def _offered(opened: Opened, about: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What was not asked for yet."""
    return tuple((code, gettext(words.WISHES[code])) for code in about if not wish_for(code, opened.envelopes))
