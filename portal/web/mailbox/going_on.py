"""What someone can choose who goes on from an answer: why, to whom, and what they may read there."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import CaseInSight, Docket, Opened
from portal.casework.dates import Place, place_of
from portal.casework.lost_days import with_lost_days
from portal.casework.review import NextOffice, may_go_on, may_tell_outside, next_offices, over_time
from portal.languages.lists import listed
from portal.languages.words import N_
from portal.web.filing.offices import PICTURES
from portal.web.mailbox import words
from portal.web.shared import database, here, locale, now

WHY = {
    "not_answered": N_("It does not answer what I asked"),
    "not_true": N_("What it says is not true"),
    "not_done": N_("They did not do what they promised"),
    "not_fair": N_("I think it is not fair"),
}
SHARE = {
    "all": N_("Everything in this letter, and what is said in it later"),
    "only_new": N_("Only what I say now"),
}
WHAT_THEY_CAN = {
    "central": N_("The head office of prisons. They can decide it."),
    "inspectorate": N_("They can look, and tell the prison what to change. They cannot decide it."),
    "ombudsman": N_("They can say who is right. They cannot make the prison do it."),
    "court": N_("A judge can decide it. It can take long."),
    "health": N_("They can decide about your health only."),
    "director": N_("The boss of the prison. They can decide it."),
}
OTHER = N_("They can look, and ask the prison.")


@dataclass(frozen=True)
class Choice:
    """An office that may look again: its name, what it can and cannot do, its drawing."""

    office: str
    name: str
    can: str
    picture: str
    who: str
    """One sentence: who can open it there."""


@dataclass(frozen=True)
class GoingOn:
    """`late`: nobody answered in time, so no reason is asked for. `request`: refused, it can become a complaint."""

    offices: tuple[Choice, ...]
    hear: str
    """By when to hear, from any of them."""
    late: bool
    request: bool
    over: bool
    """The local time limit is over: it is sent all the same."""
    outside: bool = False
    """They told of punishment, and the prison service has it: those outside may be told before it is late."""


def going_on(opened: Opened, seen: CaseInSight) -> GoingOn | None:
    """None while there is nothing to go on from, or nobody to go on to."""
    portal = here()
    due = may_go_on(opened, now())
    if not due and not may_tell_outside(opened, portal.directory):
        return None
    found = next_offices(opened, seen.id, site=portal.site, directory=portal.directory, now=now())
    if not due:  # who can go and look, and ask for a watch, before who decides who is right
        found = tuple(sorted(found, key=lambda each: portal.directory.office(each.office).kind != "inspectorate"))
    offices = tuple(_choice(each) for each in found)
    if not offices:
        return None
    docket = opened.docket
    refused = docket.kind == "request" and _last_decision(opened) in ("no", "partly")
    return GoingOn(
        offices,
        gettext("They should answer before the end of %(day)s.", day=words.day(found[0].due)),
        late=docket.late(now()),
        request=refused and docket.answered is not None,
        over=over_time(opened, place=_place(docket), now=now()),
        outside=not due,
    )


def _place(docket: Docket) -> Place:
    place = place_of(docket.prison, here().directory, zone=docket.zone)
    return with_lost_days(database(), here().site, place, docket, now())


def _choice(each: NextOffice) -> Choice:
    kind = here().directory.office(each.office).kind
    can, drawing = WHAT_THEY_CAN.get(kind, OTHER), PICTURES.get(kind, "")
    who = gettext("Who can open it: %(names)s.", names=listed(each.readers, locale()))
    return Choice(each.office, words.office(each.office), gettext(can), drawing, who)


def _last_decision(opened: Opened) -> str:
    replies = [said for said in opened.envelopes if said.kind == "reply"]
    return str(replies[-1].body.get("decision", "")) if replies else ""
