"""Everybody a feed tells of, so that what happened to one can be held against what happens to all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from portal.protection.feed import Line
from portal.protection.transfers import of_prison

Unit = tuple[str, str]
"""(prison, unit)"""


class Population:
    """Lines, by person, by unit and by kind. One person, kind and day is one event, however often it was told.

    Of one prison and the people it shares by a transfer; a number alone is nobody's name.
    """

    def __init__(self, lines: Iterable[Line], prison: str) -> None:
        self.people: dict[str, list[tuple[date, Unit]]] = defaultdict(list)
        self.members: dict[Unit, set[str]] = defaultdict(set)
        self._events: dict[tuple[str, str], dict[date, str]] = defaultdict(dict)
        self._days: dict[tuple[str, Unit | None], list[tuple[date, str]]] = defaultdict(list)
        for line in sorted(of_prison(lines, prison)):
            self._take(line)
        for days in self._days.values():
            days.sort()

    def _take(self, line: Line) -> None:
        unit = (line.prison, line.unit)
        self.people[line.number].append((line.day, unit))
        self.members[unit].add(line.number)
        if line.detail and line.day not in self._events[line.number, line.kind]:
            self._events[line.number, line.kind][line.day] = line.detail
            self._days[line.kind, unit].append((line.day, line.number))
            self._days[line.kind, None].append((line.day, line.number))

    def happened(self, number: str, kind: str, first: date, last: date) -> list[tuple[date, str]]:
        """(day, detail) of what happened to one person on these days, the earliest first."""
        events = self._events.get((number, kind), {})
        return sorted((day, detail) for day, detail in events.items() if first <= day <= last)

    def among(self, kind: str, unit: Unit | None, first: date, last: date) -> Iterator[str]:
        """The number of each person it happened to in a unit (None: anywhere), once for each event."""
        days = self._days.get((kind, unit), [])
        start, end = bisect_left(days, (first, "")), bisect_right(days, (last, chr(0x10FFFF)))
        return (number for _, number in days[start:end])

    def unit_of(self, number: str, day: date) -> Unit | None:
        """Where a person was last known to be on a day; the first place known, if only later ones are."""
        known = sorted(self.people.get(number, []))
        before = [unit for known_day, unit in known if known_day <= day]
        return before[-1] if before else (known[0][1] if known else None)

    @property
    def size(self) -> int:
        return len(self.people)
