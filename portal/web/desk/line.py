"""A row of a list in the words of this desk."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases.docket import Docket
from portal.cases.rows import Row
from portal.web.desk import words
from portal.web.desk.seat import Seat


@dataclass(frozen=True)
class Line:
    """What the template writes, in the order of the columns."""

    row: Row
    due: str
    look: str
    """Of the tag around `due`: `late soon done` or nothing."""
    about: str
    what: str
    where: str
    language: str
    who: str
    reasons: tuple[tuple[str, str], ...]
    """(code, sentence)"""


def line_of(row: Row, seat: Seat) -> Line:
    """The words for a row; of one that was interfered with, only that."""
    why = tuple((code, words.reason(code, row.due, seat.today)) for code in row.reasons)
    if row.facts is None or row.due is None:
        return Line(row, gettext("Not known"), "late", "", gettext("A file that does not open"), "", "", "", why)
    due, look = words.due_words(row.due, seat.today)
    if row.answered is not None:
        due, look = gettext("Answered"), "done"
    return Line(
        row,
        due,
        look,
        words.topic(row.facts.get("topic")),
        str(row.facts.get("title") or "") or words.untitled(row.kind),
        words.place(row.facts, seat.directory, prison=seat.office.prison is None),
        words.language_name(row.language),
        holder(row.docket, seat),
        why,
    )


def holder(docket: Docket | None, seat: Seat) -> str:
    """Who has it: whoever took it, else whoever opened it last since it came to this office."""
    if docket is None:
        return ""
    if docket.taken:
        return words.officer_name(docket.taken[0], seat.directory)
    for trace in reversed(docket.trail):
        if trace.name == "escalated":
            break
        if trace.name == "opened":
            return words.officer_name(trace.who, seat.directory)
    return ""
