"""What may leave an office: the one rule for referrals, appointments and names.

Whoever wrote has to agree; and where the letter is about somebody else, that person too, asked alone. What they have of
their own, the wish to see somebody, needs nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.cases.chain import Opened, Said
from portal.protection.approaches import BEGUN, covers, latest, needed
from portal.protection.consents import PARTS, RECIPIENTS, consent_for

THEIR_OWN = "appointment"
"""The part that is nobody's but theirs who are to be seen."""


@dataclass(frozen=True)
class Leave:
    """`act`: of the consent it rests on."""

    act: int
    to: str
    parts: tuple[str, ...]


def rests_on(to: str, part: str, opened: Opened) -> int:
    """The act by which one part may go to one recipient now; 0 where it may not."""
    written = consent_for(to, part, opened.envelopes)
    by_writer = written.act if written else 0
    if not needed(opened):
        return by_writer
    said = latest(opened.notes)
    if said is not None and said.body.get("answer") == "unable":
        return 0 if part == THEIR_OWN else by_writer
    if said is None or not covers(said, to, part):
        return 0
    return said.act if part == THEIR_OWN or opened.docket.filer == BEGUN else by_writer


def resting_on(to: str, parts: Iterable[str], opened: Opened) -> int:
    """The one act that covers every part; 0 where there is none. A referral of nothing rests on nothing."""
    acts = {rests_on(to, part, opened) for part in parts}
    return acts.pop() if len(acts) == 1 else 0


def passed_on(to: str, parts: Iterable[str], act: int, said: Sequence[Said]) -> Said | None:
    """The referral of all these parts to this recipient that rests on this act, if there was one."""
    found = (each for each in said if each.kind == "referral" and each.body.get("to") == to)
    return next((each for each in found if each.body["consent"] == act and {*parts} <= {*each.body["parts"]}), None)


def leaves(opened: Opened) -> list[Leave]:
    """Everything that may leave now, by recipient and by the consent it rests on."""
    found: dict[tuple[str, int], list[str]] = {}
    for to in RECIPIENTS:
        for part in PARTS:
            if act := rests_on(to, part, opened):
                found.setdefault((to, act), []).append(part)
    return [Leave(act, to, tuple(parts)) for (to, act), parts in found.items()]
