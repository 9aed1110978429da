"""Letters of who is under eighteen: how the machinery knows, and who may not read them. Nobody is ever asked an age."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal import questions, routing
from portal.cases import particulars
from portal.cases.sight import CaseInSight, Interfered
from portal.directory import Directory, NotInDirectory
from portal.questions import Answers, one
from portal.vault import Refused

UNDER_18 = "under_18"
"""What a clock of a pack is for, beside topics."""
PURPOSES = ("meet", "protect", "investigate", "answer")
"""What a child's letter may be opened for (R-36)."""


def is_child(answers: Answers, directory: Directory) -> bool:
    """Whether the letter is of, or about, somebody in a place for children. Who works there is none."""
    grown = questions.filer_of(answers) == "staff"
    return not grown and routing.under_eighteen(one(answers, "prison"), one(answers, "unit"), directory)


def not_trained(answers: Answers, directory: Directory, today: date) -> tuple[str, ...]:
    """Logins of who may not open this letter because it is a child's."""
    return routing.untrained(directory, today) if is_child(answers, directory) else ()


def of_a_child(facts: dict[str, Any]) -> bool:
    """The same of a case, by its particulars."""
    return facts.get("child") == "yes"


def child_in(sight: CaseInSight) -> bool:
    """The same of a case in somebody's sight. Raises Interfered."""
    try:
        return of_a_child(particulars.opened(sight.keys, sight.row.particulars))
    except Refused:
        raise Interfered from None


def mark(session: Session, sight: CaseInSight) -> None:
    """From now on it is a child's: found by the roll, in the session of who may read both. Raises Interfered."""
    try:
        facts = particulars.opened(sight.keys, sight.row.particulars)
    except Refused:
        raise Interfered from None
    sight.row.particulars = particulars.shut(sight.keys, {**facts, "title": "", "child": "yes"})
    session.flush()


def may_open(officer: bytes, directory: Directory, today: date) -> bool:
    """Whether an officer (id, 16) is trained for children's letters, where anybody outside is."""
    try:
        return directory.officer(officer.hex()).login not in routing.untrained(directory, today)
    except NotInDirectory:
        return False
