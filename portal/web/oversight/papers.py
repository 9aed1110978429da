"""What was left in the tray of this officer: that somebody wanted to separate a person who had not asked for it, and
that somebody was made to open their letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from portal.access import visible_to
from portal.cases.paper import papers
from portal.cases.rows import ref_of
from portal.web.desk import words
from portal.web.desk.forced import opened_by_force
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

SHOWN = timedelta(days=90)


def second_numbers(seat: Seat) -> list[tuple[date, str, list[str]]]:
    """(day, where, letters that lie here), the latest first: where somebody was made to open their letters."""
    found = []
    for day, where, cases in opened_by_force(seat):
        here_now = [case for case in cases if visible_to(database(), here().site, seat.officer, case)]
        found.append((day, where, sorted(ref_of(case) for case in here_now)))
    return found


def refused_separations(seat: Seat) -> list[tuple[date, str]]:
    """(day, office), the latest first. They lie in the officer's own tray: see protection/alarm.py."""
    return _told(seat, "separation_refused", lambda said: words.office_name(said["office"], seat.directory))


def nobody_came(seat: Seat) -> list[tuple[date, str]]:
    """(day, prison), the latest first: a post says that it looked, and somebody in danger says that nobody came."""
    return _told(seat, "nobody_came", lambda said: words.prison_name(said["prison"], seat.directory))


def _told(seat: Seat, what: str, where: Callable[[dict[str, str]], str]) -> list[tuple[date, str]]:
    said = papers(database(), here().site, seat.officer.id, seat.officer.keys)
    found = {(date.fromisoformat(each["day"]), where(each)) for each in said if each.get("what") == what}
    return sorted((each for each in found if seat.today - each[0] < SHOWN), reverse=True)
