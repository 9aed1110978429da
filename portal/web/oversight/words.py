"""A watch and its signs in plain words: what happened, how long after the letter, and how usual that is there."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from portal.languages.words import N_
from portal.protection.lists import sees_lists
from portal.protection.signs import Sign
from portal.protection.third import reached
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.oversight.gather import Watched

KINDS = {
    "discipline": N_("Report or punishment"),
    "move": N_("Moved to another cell or wing"),
    "transfer": N_("Sent to another prison"),
    "job": N_("Lost work or school"),
    "roster": N_("Shifts changed"),
    "appraisal": N_("Bad report about their work"),
}


@dataclass(frozen=True)
class Shown:
    """One sign. `aside`: why an officer set it aside, or nothing."""

    key: str
    ask: bool
    what: str
    says: tuple[str, ...]
    aside: str


@dataclass(frozen=True)
class Line:
    """One watched case, as the page shows it."""

    ref: str
    what: str
    where: str
    asks: bool
    asked: bool
    """Whether a question stands in the mailbox already."""
    until: str
    next: str
    states: tuple[str, ...]
    """What presses, each in one sentence."""
    signs: tuple[Shown, ...]
    blind: str
    """Whose events are not looked at, and why; empty where they are, and where this office sees no list at all."""
    reached: bool
    """Whether whoever it is about has the mailbox: a relative is not asked because of what happened to him."""


def line_of(each: Watched, seat: Seat) -> Line:
    docket, watch = each.sight.docket, each.sight.docket.watch
    assert watch is not None  # noqa: S101 `gather` keeps only these
    return Line(
        each.ref,
        str(each.facts.get("title") or "") or words.untitled(docket.kind),
        words.place(each.facts, seat.directory, prison=True),
        bool(each.ask),
        watch.asks(seat.today),
        words.day(watch.until),
        words.day(watch.check) if watch.check else "",
        tuple(_states(each)),
        tuple(_shown(sign, each) for sign in each.signs),
        _blind(each) if sees_lists(seat.office) else "",
        reached(docket),
    )


def _blind(each: Watched) -> str:
    if each.known:
        return ""
    wing = bool(each.facts.get("unit"))
    if not wing:
        return gettext("We know no number and no wing. There is no list we could look at.")
    if each.named_to_others:
        return gettext("Their name is sealed from us. We look at the whole wing.")
    if each.sight.docket.named != "none":
        return gettext("We know no number. We look at the whole wing.")
    return gettext("We do not know who wrote. We look at the whole wing.")


def _states(each: Watched) -> list[str]:
    said = [gettext("They say they are being punished.")] if each.told else []
    if each.ask:
        said.append(gettext("Ask the person: something happened soon after the letter."))
    if each.silent:
        said.append(gettext("Check-in day %(number)s unanswered.", number=each.silent[-1]))
    return said


def _shown(sign: Sign, each: Watched) -> Shown:
    said = [
        ngettext("%(num)s day after the letter.", "%(num)s days after the letter.", sign.after),
        _others(sign),
    ]
    if sign.times > 1:
        said.append(gettext("How often in that month: %(times)s.", times=sign.times))
    said.append(gettext("In the half year before: %(times)s.", times=sign.own))
    if sign.detail:
        said.append(gettext("The prison writes: %(detail)s", detail=sign.detail))
    return Shown(sign.key, sign in each.ask, gettext(KINDS[sign.kind]), tuple(said), each.aside.get(sign.key, ""))


def _others(sign: Sign) -> str:
    if sign.whole_unit:
        return gettext("In this wing that month: %(count)s of %(people)s.", count=sign.others, people=sign.people)
    if not sign.people:
        return gettext("We know nothing of others in this wing.")
    return gettext("Others in this wing that month: %(count)s of %(people)s.", count=sign.others, people=sign.people)
