"""What was left in the tray of this officer: that somebody wanted to separate a person who had not asked for it, and
that somebody was made to open their letters."""

from __future__ import annotations

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
    found = set()
    for said in papers(database(), here().site, seat.officer.id, seat.officer.keys):
        if said.get("what") == "separation_refused":
            found.add((date.fromisoformat(said["day"]), words.office_name(said["office"], seat.directory)))
    return sorted((each for each in found if seat.today - each[0] < SHOWN), reverse=True)
