"""What the page of a case shows of consent: what holds, and which laws the pack lists."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal import policy
from portal.cases.chain import Opened
from portal.policy import MandatoryReport
from portal.protection.duties import exceptions_of
from portal.protection.passing_on import Leave, leaves, passed_on
from portal.web.shared.consents import PARTS, consent_notice, may_go_words, recipient_words


@dataclass(frozen=True)
class Held:
    """One consent: the act it was given by, the recipient, and in one sentence what may go there."""

    act: int
    to: str
    parts: tuple[str, ...]
    says: str
    passed: str
    """That it was passed on, to whom and when; empty before."""


@dataclass(frozen=True)
class Law:
    """One report that a law demands, as it can be entered: (code, words) of to whom it goes, and of what."""

    code: str
    law: str
    to: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PassingOn:
    held: tuple[Held, ...]
    laws: tuple[Law, ...]


def passing_on(opened: Opened) -> PassingOn | None:
    """Nothing for a letter about no harm in which nobody agreed to anything."""
    docket, held = opened.docket, leaves(opened)
    laws = exceptions_of(policy.pack_or_default(docket.pack), opened.statement).values()
    if not held and not laws and docket.kind not in ("report", "retaliation") and not docket.flags:
        return None
    return PassingOn(
        tuple(_held(each, opened) for each in held),
        tuple(_law(each) for each in laws),
    )


def _held(leave: Leave, opened: Opened) -> Held:
    before = passed_on(leave.to, leave.parts, leave.act, opened.envelopes)
    passed = f"{consent_notice(before.kind, before.body)} {before.text}".strip() if before else ""
    return Held(leave.act, leave.to, leave.parts, may_go_words(leave.to, leave.parts), passed)


def _law(law: MandatoryReport) -> Law:
    return Law(law.code, law.law, tuple((to, recipient_words(to)) for to in law.to), _parts(law))


def _parts(law: MandatoryReport) -> tuple[tuple[str, str], ...]:
    """What it may ask for: the name only where it says so."""
    asked = ("words", "name", "answers") if law.name else ("words", "answers")
    return tuple((code, gettext(PARTS[code])) for code in asked)
