"""What the letter's page shows of consent: what holds, and what can be agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from flask_babel import gettext

from portal.cases import Opened
from portal.languages.words import N_
from portal.protection.concerned import boxes_in
from portal.protection.consents import NOTICE, holding, next_offer
from portal.protection.third import by_another, inside
from portal.web.mailbox.address import act_address, letter_address
from portal.web.mailbox.notice import before_seeing, notice
from portal.web.shared import here
from portal.web.shared.consents import PARTS, RECIPIENTS, consent_notice


@dataclass(frozen=True)
class PassingOn:
    address: str
    notice: str
    held: tuple[tuple[str, str], ...]
    """(recipient, what holds in one sentence)"""
    letter: str
    recipients: tuple[tuple[str, str], ...]
    """(words, picture)"""
    choosing: bool
    """Whether it is chosen now who may have it."""
    to: tuple[str, str]
    """(recipient, words) of the one that was chosen; both empty before. `told`: what is said before they agree."""
    told: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    offer: tuple[str, str]
    """(recipient, question) of the help that is offered next; both empty once all was."""
    before: tuple[str, ...]
    """What is said before that."""


PICTURES = {
    "prosecutor": "court",
    "police": "inspector",
    "health": "health",
    "counsellor": "talk",
    "legal_aid": "lawyer",
    "child_protection": "child",
    "prison": "staff",
}
WHO = "who"
OFFERS = {
    "health": N_("Do you want to see a doctor?"),
    "counsellor": N_("Do you want to talk to a counsellor?"),
    "legal_aid": N_("Do you want free legal help?"),
}


def passing_on(ref: int, opened: Opened) -> PassingOn | None:
    """Where an office outside the prison has a letter about harm, or where something holds already. Where it came up
    because the prison was late, only whether the prison may have it back.
    """
    docket, held = opened.docket, holding(opened.envelopes)
    harm = docket.kind in ("report", "retaliation") or bool(docket.flags)
    outside = here().directory.office(docket.office).outside
    came_up = bool(docket.went) and not docket.sent_on and not outside
    if not held and not came_up and not (harm and outside):
        return None
    told, own = boxes_in(opened.envelopes), not by_another(docket)
    without = {*(() if told else ("child",)), *(() if own else ("appointment",))}
    to = {"prison": RECIPIENTS["prison"]} if came_up and not harm else RECIPIENTS
    chosen = _chosen(tuple(to))
    return PassingOn(
        act_address(ref, "consents"),
        NOTICE,
        tuple((str(each.body["to"]), consent_notice("consent", each.body)) for each in held),
        letter_address(ref),
        tuple((gettext(said), PICTURES[code]) for code, said in to.items()),
        request.args.get("to") == WHO,
        (chosen, gettext(to[chosen]) if chosen else ""),
        notice(chosen) if chosen else (),
        tuple((code, gettext(said)) for code, said in PARTS.items() if code not in without),
        _offer(opened) if harm and outside and own else ("", ""),
        before_seeing(inside=inside(docket)),
    )


def _chosen(among: tuple[str, ...]) -> str:
    """Asked for by its place: an address, which a browser keeps, does not say *police*."""
    asked = request.values.get("to", "")
    places = {str(place): code for place, code in enumerate(among)}
    return asked if asked in among else places.get(asked, "")


def _offer(opened: Opened) -> tuple[str, str]:
    to = next_offer(opened.envelopes)
    return to, gettext(OFFERS[to]) if to else ""
