"""What the page of a case shows of consent: what holds, and which laws the pack lists."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal import policy
from portal.cases.chain import Opened
from portal.protection.consents import exceptions_of, holding
from portal.web.shared.consents import PARTS, RECIPIENTS, consent_notice


@dataclass(frozen=True)
class Held:
    """One consent: the act it was given by, the recipient, and in one sentence what may go there."""

    act: int
    to: str
    parts: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class PassingOn:
    held: tuple[Held, ...]
    laws: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


def passing_on(opened: Opened) -> PassingOn | None:
    """Nothing for a letter about no harm in which nobody agreed to anything."""
    docket, held = opened.docket, holding(opened.envelopes)
    if not held and docket.kind not in ("report", "retaliation") and not docket.flags:
        return None
    laws = exceptions_of(policy.pack_or_default(docket.pack))
    return PassingOn(
        tuple(
            Held(each.act, str(each.body["to"]), tuple(each.body["parts"]), consent_notice("consent", each.body))
            for each in held
        ),
        tuple(laws.items()),
        tuple((code, gettext(said)) for code, said in RECIPIENTS.items()),
        tuple((code, gettext(said)) for code, said in PARTS.items()),
    )
