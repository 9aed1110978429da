"""What whoever wrote agreed to be passed on: to whom, which parts, after which notice; and until they take it back.

Whether something may leave an office is said by protection/passing_on.py alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.cases.agreed import RECIPIENTS as RECIPIENTS
from portal.cases.chain import Said

NOTICE = "2"
"""The version of what is said before the question. A consent that names no notice, or another, is none (R-31)."""
PARTS = ("appointment", "words", "name", "answers", "child")
"""`appointment`: nothing but that the person wants to see them. `child`: what was told apart of a child."""
OF_A_LETTER = ("words", "name", "answers")
"""The parts that a supporter may have."""
OFFERED = ("health", "counsellor", "legal_aid")
"""Help that is offered one by one, in this order: none hides behind another."""
HOLDER = "holder"
"""The office that has the letter: whether it may open what was told of a child (protection/concerned.py)."""
SUPPORTER = "supporter"
"""Somebody an office outside has verified joins one letter, in person: no referral goes to them."""
UNTIL = (30, 90, 365)
"""Days for which a supporter may join."""
NO_REFERRAL = (SUPPORTER, HOLDER)
"""Consents that pass nothing on."""


def consent_for(to: str, part: str, said: Sequence[Said]) -> Said | None:
    """The consent that holds now for one part to one recipient: what they said last about that recipient counts."""
    spoken = [each for each in said if each.kind == "consent" and each.body.get("to") == to]
    if not spoken or spoken[-1].body.get("answer") != "yes" or not spoken[-1].body.get("notice"):
        return None
    return spoken[-1] if part in spoken[-1].body.get("parts", ()) else None


def holding(said: Sequence[Said]) -> list[Said]:
    """Every consent to pass something on that holds now, one for each recipient."""
    latest = {each.body.get("to"): each for each in said if each.kind == "consent"}
    return [each for to, each in latest.items() if to not in NO_REFERRAL and each.body.get("answer") == "yes"]


def next_offer(said: Sequence[Said]) -> str:
    """Who was neither asked for nor declined yet; nothing once all were."""
    asked = {each.body.get("to") for each in said if each.kind == "consent"}
    return next((each for each in OFFERED if each not in asked), "")
