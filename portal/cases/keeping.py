"""How long a file is kept: so long after the last thing that happened to it, by the pack. Then the worker erases it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from portal import policy
from portal.cases.docket import Docket
from portal.deadlines import months_later
from portal.directory import Directory
from portal.policy import Rule
from portal.vault import pack

ERASED = pack("act", "erased", b"", "")
"""What the last page of an erased file says. It holds no day: the person's number alone must be able to tell."""
SAFETY = {"danger": "report", "retaliation": "retaliation"}
"""A mark keeps a file as long as the kind that is about it."""


def kept_until(docket: Docket) -> date | None:
    """The last day on which it is here. None where no day is known: something is owed, watched, promised or held.

    What holds for their safety is ended first. Whoever asks to keep it longer, opens it or writes makes the time begin
    anew.
    """
    if docket.hold or not docket.settled or docket.promises or any(docket.obligations) or docket.look_again:
        return None
    rules = [rule for kind in _kinds(docket) if (rule := policy.pack_or_default(docket.pack).keeping.get(kind))]
    since = max(_days(docket))
    return max((_after(since, rule) for rule in rules), default=None)


def last_day(directory: Directory, kind: str, since: date) -> date:
    """Until when something is kept that is no file, and so of no one prison: of all prisons the longest time counts."""
    packs = [policy.pack_or_default(each.pack) for each in directory.prisons] or [policy.pack_or_default("")]
    return max((_after(since, pack.keeping[kind]) for pack in packs if kind in pack.keeping), default=date.max)


def over(docket: Docket, today: date) -> bool:
    """Whether it is to be erased on this day there."""
    until = kept_until(docket)
    return until is not None and today > until


def _kinds(docket: Docket) -> Iterator[str]:
    yield docket.kind
    yield from (SAFETY[flag] for flag in docket.flags if flag in SAFETY)
    if docket.obligations:
        yield "report"


def _days(docket: Docket) -> Iterator[date]:
    """Every day on which something happened, as far as the docket knows, and the last of a watch."""
    yield docket.filed.date()
    yield from (each.day for each in docket.trail)
    yield from (day for day in (docket.answered, docket.closed, docket.watch and docket.watch.until) if day)


def _after(since: date, rule: Rule) -> date:
    if rule.unit != "month":
        return since + timedelta(days=rule.n * (7 if rule.unit == "week" else 1))
    return months_later(since, rule.n)
