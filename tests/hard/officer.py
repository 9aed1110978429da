"""What an officer does at a browser without scripts, in process or over the wire."""

from __future__ import annotations

from portal.cli.demonstration.cast import PASSWORD
from tests.web.person import Page, Person

EASY = "000000"


def sign_in(officer: Person, login: str) -> Page:
    """The list of today, in the browser's language."""
    officer.go(f"/signin?locale={officer.language}")
    officer.press(f"/signin?locale={officer.language}", name=login, password=PASSWORD, second=EASY)
    assert officer.page.name == "desk.today", officer.page.html
    return officer.page


def open_case(officer: Person, ref: str) -> Page:
    officer.go(f"/desk/cases/{ref}")
    return officer.press("/openings")


def ask(officer: Person, text: str) -> Page:
    """On an open case."""
    return officer.press("/questions", text=text)


def answer(officer: Person, text: str, decision: str = "yes") -> Page:
    """On an open case: written, seen as they will see it, sent."""
    remedy = {"remedy": text, "remedy_due": "2026-10-30"} if decision != "no" else {}
    officer.press("/answers", ("preview", "yes"), text=text, decision=decision, **remedy)
    assert officer.page.name == "desk.preview", officer.page.html
    return officer.press("/answers")
