"""The lists: today, and the five others. Every count is of what this viewer could open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import Response, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound

from portal import register
from portal.cases.errand import with_words
from portal.cases.listing import LISTS, DeskList, desk_list
from portal.cases.paper import papers
from portal.cases.rows import case_of
from portal.cases.securing import WHAT as SECURE
from portal.casework.papers_above import TOLD_ABOVE
from portal.languages import short_day
from portal.routing.interpreters import KIND as INTERPRETERS
from portal.web.desk import walk, words
from portal.web.desk.address import DESK, LIST, blueprint
from portal.web.desk.arrived import untold_here
from portal.web.desk.checks import tasks_open
from portal.web.desk.delegates import acting
from portal.web.desk.errands import tray
from portal.web.desk.forced import told_of_force
from portal.web.desk.line import Line, line_of
from portal.web.desk.records import papers_of
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now

EACH_PAGE = 40
FURTHEST = 20_000
TICKED = ("today", "late", "ours")
"""The lists on which several letters can be chosen at once."""
WENT_UP_SHOWN = timedelta(days=14)


@dataclass(frozen=True)
class Pager:
    """Which of the pages of a list this is, counted from 1."""

    page: int
    pages: int
    first: int
    """Number of the first row shown, counted from 1."""


@blueprint.get(DESK)
@at_desk()
def today(seat: Seat) -> Response:
    if seat.office.kind == INTERPRETERS:
        return tray(seat)
    return _list(seat, "today")


@blueprint.get(LIST)
@at_desk()
def one_list(seat: Seat, name: str) -> Response:
    if name not in LISTS or name == "today":
        raise NotFound
    return _list(seat, name)


def _list(seat: Seat, name: str) -> Response:
    page = _asked_page()
    shown = desk_list(
        database(),
        here().site,
        seat.officer,
        name,
        today=seat.today,
        now=now(),
        start=(page - 1) * EACH_PAGE,
        limit=EACH_PAGE,
    )
    if page > 1 and not shown.rows:
        raise NotFound
    walk.remember(name, shown)
    return desk_page(
        "list",
        seat,
        name=name,
        titles={each: gettext(title) for each, title in words.LISTS.items()},
        today_words=short_day(seat.today, locale()),
        lines=_lines(seat, shown),
        counts=shown.counts,
        pager=Pager(page, max(-(-shown.total // EACH_PAGE), 1), shown.start + 1),
        ticks=name in TICKED,
        members=[(each.id.hex(), each.name) for each in seat.directory.members(seat.office.id, seat.today)],
        pages=_pages(shown) if name == "book" else {},
        inboxes=inboxes_unopened(seat) if name == "today" and page == 1 and seat.office.kind == "central" else [],
        acting=acting(seat) if name == "today" and page == 1 else [],
        went_up=went_up(seat) if name == "today" and page == 1 else [],
        gone_on=gone_on(seat) if name == "today" and page == 1 else [],
        told=told_lately(seat) if name == "today" and page == 1 else [],
        tasks=tasks_open(seat.office) if name == "today" else None,
        untold=untold_here(seat) if name == "today" else 0,
    )


def _lines(seat: Seat, shown: DeskList) -> list[Line]:
    """The rows in words; first among the reasons of one, that an interpreter's words came for it."""
    lines = [line_of(row, seat) for row in shown.rows]
    forced = {case for each in told_of_force(seat) for case in each.cases}
    brought = with_words(database(), here().site, [case for row in shown.rows if (case := case_of(row.ref))])
    says = ("brought", gettext("An interpreter's words came."))
    lines = [
        replace(each, reasons=(says, *each.reasons)) if case_of(each.row.ref) in brought else each for each in lines
    ]
    return [_forced(each) if case_of(each.row.ref) in forced else each for each in lines]


def _forced(line: Line) -> Line:
    """A letter that somebody was made to open stands here like one whose writer is punished."""
    says = ("forced", gettext("Somebody may have made them open it."))
    return replace(line, row=replace(line.row, flag="retaliation"), reasons=(says, *line.reasons))


def went_up(seat: Seat) -> list[date]:
    """The days on which letters of this office went up lately because it did not answer; the latest first."""
    return [date.fromisoformat(each["day"]) for each in _papers_lately(seat, "went_up")]


def gone_on(seat: Seat) -> list[tuple[date, date]]:
    """Of letters whose writers went on from this office, where the rules there say that it learns of it: the day of
    the letter and the day they went on; the latest first."""
    found = _papers_lately(seat, "gone_on")
    return [(date.fromisoformat(each["filed"]), date.fromisoformat(each["day"])) for each in found]


def _papers_lately(seat: Seat, what: str) -> list[dict[str, str]]:
    """What lies in the office's tray of this sort, the latest first."""
    found = []
    for ring in seat.officer.rings:
        if ring.case is None and not ring.identity:
            left = papers(database(), here().site, ring.id, ring.keys)
            found += [each for each in left if each.get("what") == what]
    lately = (each for each in found if seat.today - date.fromisoformat(each["day"]) < WENT_UP_SHOWN)
    return sorted(lately, key=lambda each: each["day"], reverse=True)


def told_lately(seat: Seat) -> list[tuple[str, date, str]]:
    """What the prisons below had to tell of restraints since yesterday, and what is to be kept."""
    found = dict.fromkeys(papers_of(seat, *TOLD_ABOVE, SECURE))
    return [each for each in found if (seat.today - each[1]).days < 2]


def inboxes_unopened(seat: Seat) -> list[tuple[str, date]]:
    """(office, day) of the weekdays on which a director's office did not open its letters; the latest first."""
    found = _papers_lately(seat, "inbox_unopened")
    return [(words.office_name(each["office"], seat.directory), date.fromisoformat(each["day"])) for each in found]


def _pages(shown: DeskList) -> dict[str, Any]:
    """The pages of the book on which each case shown stands, by ref."""
    found = {}
    for row in shown.rows:
        if row.docket is not None:
            entered = register.pages_of(database(), row.docket.book, row.docket.acts)
            found[row.ref] = [entered[act].number for act in sorted(entered)]
    return found


def _asked_page() -> int:
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 0 < len(asked) < 6):
        raise NotFound
    if not 1 <= int(asked) <= FURTHEST:
        raise NotFound
    return int(asked)
