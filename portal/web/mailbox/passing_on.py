"""What the letter's page shows of consent: what holds, and what can be agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened
from portal.protection.consents import NOTICE, holding
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


def passing_on(ref: int, opened: Opened) -> PassingOn | None:
    """Only where an office outside the prison has a letter about harm, or where something holds already."""
    docket, held = opened.docket, holding(opened.envelopes)
    harm = docket.kind in ("report", "retaliation") or bool(docket.flags)
    if not held and not (harm and here().directory.office(docket.office).outside):
        return None
    return PassingOn(
        act_address(ref, "consents"),
        NOTICE,
        tuple((str(each.body["to"]), consent_notice("consent", each.body)) for each in held),
        tuple((code, gettext(said)) for code, said in RECIPIENTS.items()),
        tuple((code, gettext(said)) for code, said in PARTS.items()),
    )
