"""After a yes: it is passed on within hours (R-32), and while a doctor may still find signs (R-61)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from portal.cases.agreed import RECIPIENTS, Agreed
from portal.cases.docket import Docket
from portal.policy import Pack, pack_or_default
from portal.questions import Answers
from portal.questions.fading import HOURS_SINCE, fading

PASS_ON_HOURS = 24
"""Where a pack names no other (`abuse.referral_hours`). No norm gives a number ("immediately"); this one is ours."""
EVIDENCE_HOURS = 120
"""Where a pack names no other: how long a doctor may still find signs."""


def after_answer(docket: Docket, body: Mapping[str, Any], facts: Answers, now: datetime) -> Docket:
    """How it stands once the person said yes or no to passing something on."""
    to = str(body.get("to"))
    if to not in RECIPIENTS:
        return docket
    if body.get("answer") != "yes":
        return after_done(docket, to)
    pack = pack_or_default(docket.pack)
    until = now.astimezone(UTC) + timedelta(hours=_hours(pack, "referral_hours", PASS_ON_HOURS))
    fades = fades_at(docket, facts)
    ends = [until, *([fades] if fades and fades > now else []), *([docket.agreed.until] if docket.agreed else [])]
    there = (*(docket.agreed.to if docket.agreed else ()), to)
    return replace(docket, agreed=Agreed(tuple(each for each in RECIPIENTS if each in there), min(ends)))


def after_done(docket: Docket, to: str) -> Docket:
    """Once it was passed on there, an appointment was made, or the person took it back."""
    return replace(docket, agreed=docket.agreed.without(to)) if docket.agreed else docket


def fades_at(docket: Docket, facts: Answers) -> datetime | None:
    """Until when a doctor may find signs, in UTC; None for who was not hurt lately."""
    hours = _hours(pack_or_default(docket.pack), "evidence_hours", EVIDENCE_HOURS)
    if not fading(facts, hours):
        return None
    ago = HOURS_SINCE.get(str(facts.get("when", "")), 0)
    return docket.filed.astimezone(UTC) + timedelta(hours=hours - ago)


def _hours(pack: Pack, name: str, otherwise: int) -> int:
    named = pack.facts.get(f"abuse.{name}", otherwise)
    return named if isinstance(named, int) and not isinstance(named, bool) else otherwise
