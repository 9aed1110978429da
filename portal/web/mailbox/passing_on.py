"""What the letter's page shows of consent: what holds, and what can be agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened
from portal.languages.words import N_
from portal.protection.concerned import boxes_in
from portal.protection.consents import NOTICE, holding, next_offer
from portal.questions.answers import group_of
from portal.web.mailbox.address import act_address
from portal.web.shared import here
from portal.web.shared.consents import PARTS, RECIPIENTS, consent_notice


@dataclass(frozen=True)
class PassingOn:
    address: str
    notice: str
    held: tuple[tuple[str, str], ...]
    """(recipient, what holds in one sentence)"""
    recipients: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    offer: tuple[str, str]
    """(recipient, question) of the help that is offered next; both empty once all was."""


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
    told, own = boxes_in(opened.envelopes), group_of({"filer": docket.filer}) == "prisoner"
    without = {*(() if told else ("child",)), *(() if own else ("appointment",))}
    to = {"prison": RECIPIENTS["prison"]} if came_up and not harm else RECIPIENTS
    return PassingOn(
        act_address(ref, "consents"),
        NOTICE,
        tuple((str(each.body["to"]), consent_notice("consent", each.body)) for each in held),
        tuple((code, gettext(said)) for code, said in to.items()),
        tuple((code, gettext(said)) for code, said in PARTS.items() if code not in without),
        _offer(opened) if harm and outside and own else ("", ""),
    )


def _offer(opened: Opened) -> tuple[str, str]:
    to = next_offer(opened.envelopes)
    return to, gettext(OFFERS[to]) if to else ""
