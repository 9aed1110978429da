"""What a prison tells of everybody: sanctions, moves, transfers, work; of its staff, rosters and appraisals.

Always of the whole population, so that nobody's line is a question about them (F-04).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from portal.protection.number import tidy

PRISONERS = ("discipline", "move", "transfer", "job")
STAFF = ("roster", "appraisal")
ARRIVALS = ("admission", "told")
"""Who came in, and who was told on the first day what one may ask, and of whom: no sign of anything."""
ROLL = "roll"
"""Everybody in the prison; as detail the day on which somebody turns eighteen, only while it lies ahead."""
KINDS = (*PRISONERS, *STAFF, *ARRIVALS, ROLL)
COLUMNS = ("date", "number", "unit", "detail")
LONGEST = {"number": 32, "unit": 40, "detail": 160}


@dataclass(frozen=True, order=True)
class Line:
    """One line: on that day this happened to that number in that unit. Without a detail nothing happened."""

    kind: str
    prison: str
    day: date
    number: str
    unit: str
    detail: str


@dataclass(frozen=True)
class BadLine:
    """A line that says nothing we can use: `line` counts from 1, `why` is a code."""

    line: int
    why: str
    """`columns date later number long eighteen`"""


def lines_of(text: str, *, kind: str, prison: str, today: date) -> tuple[list[Line], list[BadLine]]:
    """The lines of a CSV file, with or without a head, and those that are not right. A line twice is one line."""
    good: dict[Line, None] = {}
    bad = []
    for place, cells in _rows(text):
        found = _line(cells, kind=kind, prison=prison, today=today)
        if isinstance(found, Line):
            good[found] = None
        else:
            bad.append(BadLine(place, found))
    return list(good), bad


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    try:
        for cells in reader:
            cells = [each.strip() for each in cells]
            head = [each.lower() for each in cells]
            if any(cells) and not (
                reader.line_num == 1 and head[:2] in (["date", "number"], ["date", "person number"])
            ):
                yield reader.line_num, cells
    except csv.Error:
        yield reader.line_num, []


def _line(cells: list[str], *, kind: str, prison: str, today: date) -> Line | str:
    if len(cells) not in (3, 4):
        return "columns"
    said, number, unit, detail = (*cells, "")[:4]
    try:
        day, hour = _moment(said, kind)
    except ValueError:
        return "date"
    if day > today:
        return "later"
    if not tidy(number):
        return "number"
    if any(len(each) > LONGEST[name] for name, each in (("number", number), ("unit", unit), ("detail", detail))):
        return "long"
    if kind == ROLL and detail and not _is_day(detail):
        return "eighteen"
    return Line(kind, prison, day, tidy(number), " ".join(unit.upper().split()), hour or detail)


def _moment(said: str, kind: str) -> tuple[date, str]:
    """The day, and the hour where an admission gives one (`2026-10-05T14:30`), as the prison's clock showed it."""
    if kind != "admission" or len(said) <= len("2026-10-05"):
        return date.fromisoformat(said), ""
    came = datetime.strptime(said.replace(" ", "T")[:16], "%Y-%m-%dT%H:%M")  # noqa: DTZ007
    return came.date(), f"{came:%H:%M}"


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def under_eighteen(lines: Iterable[Line], numbers: Iterable[str], today: date) -> bool:
    """Whether the newest roll that names one of these (tidied) says that they turn eighteen on a later day."""
    wanted, newest = set(numbers), dict[str, Line]()
    for line in lines:
        if line.kind == ROLL and line.number in wanted and line.day >= newest.get(line.number, line).day:
            newest[line.number] = line
    return any(each.detail and date.fromisoformat(each.detail) > today for each in newest.values())


def once(lines: Iterable[Line]) -> list[Line]:
    """Every line once, in the order of the days: two imports of the same days say nothing twice."""
    return sorted(set(lines))
