"""*They are punishing me*: what the letter's page shows of it, before the press and after."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import CaseInSight, Docket, Opened
from portal.casework.tell_outside import outside_of, told_outside
from portal.protection.third import by_another, inside
from portal.questions import danger_sentence, one
from portal.web.mailbox import words
from portal.web.mailbox.address import act_address
from portal.web.mailbox.looked import coming
from portal.web.mailbox.numbered import number_of
from portal.web.mailbox.open_mailbox import complainant
from portal.web.shared import database, here, now
from portal.web.shared.answering import answering_now
from portal.web.shared.looking import cannot_look


@dataclass(frozen=True)
class Outside:
    """`goes`, `unseen`: who gets it, and that the office `inside` does not. `told`: that they have it, or nothing."""

    goes: str
    unseen: str
    told: str
    inside: str


@dataclass(frozen=True)
class Punished:
    """`once`: drawn for this page, so that one press sent twice is one. `marked`: what the mark says, if there is one.

    `ask`: the words of the button that also asks somebody to come; empty where nobody can be asked now.
    `first`: whether that one stands first: not for whoever said in the letter that nobody should come.
    """

    address: str
    once: str
    says: str
    ask: str
    first: bool
    calls: str
    marked: str
    coming: str
    outside: Outside | None
    """None where it lies outside already, or nobody there may have it."""


def punished_of(ref: int, seen: CaseInSight, opened: Opened) -> Punished:
    docket, come = opened.docket, coming(seen, opened)
    asks = inside(docket) and answering_now(docket.prison) == "somebody"
    another, outside = by_another(docket), _outside(seen, opened)
    return Punished(
        address=act_address(ref, "punishments"),
        once=secrets.token_hex(16),
        says=gettext("They are punished for telling") if another else gettext("They are punishing me"),
        ask=_ask(another, outside is not None) if asks else "",
        first=one(opened.statement.body.get("said") or {}, "visit") != "no",
        calls=_calls(docket, asks=asks, come=come, another=another),
        marked=_marked(opened, another) if "retaliation" in docket.flags else "",
        coming=come,
        outside=outside,
    )


def _outside(seen: CaseInSight, opened: Opened) -> Outside | None:
    portal, mine = here(), complainant()
    offices = outside_of(opened, seen.id, site=portal.site, directory=portal.directory, now=now())
    if not offices:
        return None
    there = told_outside(
        database(), seen, opened, mine, site=portal.site, directory=portal.directory, now=now()
    )  # fmt: skip
    within, office = words.office(opened.docket.office), there.docket.office if there else offices[0]
    goes = gettext("This goes to %(office)s.", office=words.office(office))
    unseen = gettext("%(office)s sees nothing of it.", office=within)
    return Outside(goes, unseen, sent_words(office, number_of(there.id)) if there else "", within)


def sent_words(office: str, number: int) -> str:
    """That it was sent, and in which letter it stands now. `number`: from 0."""
    return gettext("Sent to %(office)s. It is letter %(number)s.", office=words.office(office), number=number + 1)


def _ask(another: bool, outside: bool) -> str:
    if outside:
        return gettext("Send it, and ask someone to look") if another else gettext("Send it, and ask someone to come")
    if another:
        return gettext("Mark it, and ask someone to look")
    return gettext("Mark it, and ask someone to come")


def _calls(docket: Docket, *, asks: bool, come: str, another: bool) -> str:
    """What is true before the press: of whom it calls."""
    if asks and not come:
        outside = gettext("We can ask someone to go and look. If it cannot wait, phone the prison.")
        return outside if another else gettext("We can ask someone to come. If you cannot wait, press the bell.")
    said = danger_sentence(
        {"filer": docket.filer, "danger": "punished"}, "somebody" if come else "nobody", sent=bool(come)
    )
    return gettext(said)


def _marked(opened: Opened, another: bool) -> str:
    """They told of it; or they only asked that somebody looks, and inside nobody can."""
    if opened.docket.only_asked:
        office = here().directory.office(opened.docket.office)
        return cannot_look(office) or gettext("They look for signs of punishment.")
    if another:
        return gettext("Your letter is marked: they may be punished. Who opens it sees this first.")
    return gettext("Your letter is marked: they may be punishing you. Who opens it sees this first.")
