"""Whose a number is: of one prison, and of the prisons that a transfer joins to it. Two prisons may give one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from portal.protection.feed import Line

TRANSFER = "transfer"


def of_prison(lines: Iterable[Line], prison: str) -> list[Line]:
    """The lines of everybody whom this prison knows, with those of where they were before or after a transfer.

    Without a prison (a letter that named none) every line counts.
    """
    lines = list(lines)
    if not prison:
        return lines
    known: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        known[line.number][line.prison].append(line)
    theirs = {number: _joined(prisons, prison) for number, prisons in known.items() if prison in prisons}
    return [line for line in lines if line.prison in theirs.get(line.number, ())]


def _joined(prisons: dict[str, list[Line]], start: str) -> set[str]:
    """The prisons in which a number is the same person as in `start`."""
    found = {start}
    while more := {
        other for other in prisons.keys() - found if any(_one_person(prisons[each], prisons[other]) for each in found)
    }:
        found |= more
    return found


def _one_person(here: list[Line], there: list[Line]) -> bool:
    """Whether a transfer leads from the one to the other, and nobody is in both between."""
    moved = {line.day for line in (*here, *there) if line.kind == TRANSFER and line.detail}
    one, other = {line.day for line in here}, {line.day for line in there}
    return _leads(moved, one, other) or _leads(moved, other, one)


def _leads(moved: set[date], around: set[date], stay: set[date]) -> bool:
    """`stay`: the days in a prison that lies between two stays, or before or after one, in the other."""
    first, last = min(stay), max(stay)
    if any(first < day < last for day in around):
        return False
    before = max((day for day in around if day <= first), default=None)
    after = min((day for day in around if day >= last), default=None)
    came = before is not None and any(before <= day <= first for day in moved)
    return came or (after is not None and any(last <= day <= after for day in moved))
