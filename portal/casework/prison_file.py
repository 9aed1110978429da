"""For the prison's own file: the decision on an open request, and nothing else (R-107). All staff read it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases import Opened
from portal.casework.refusals import ConfidentialForFile, NotAnswered
from portal.casework.review import protected
from portal.directory import Directory


@dataclass(frozen=True)
class FileDecision:
    """What may go into the file: not a word of what they wrote, nor of the answer. Days are ISO."""

    name: str
    number: str
    asked: str
    decision: str
    decided: str
    office: str


def decision_for_file(opened: Opened, *, directory: Directory) -> FileDecision:
    """Raises NotAnswered, and ConfidentialForFile with the reason: `kind`, `protected`, `outside`, `readers` or `name`.

    Open is what was asked of the prison itself, under a name that everyone may know, with nobody left off.
    """
    docket = opened.docket
    if docket.kind != "request" or docket.review:
        raise ConfidentialForFile("kind")
    if protected(opened):
        raise ConfidentialForFile("protected")
    if docket.went or directory.office(docket.office).prison is None:
        raise ConfidentialForFile("outside")
    if docket.apart or docket.off:
        raise ConfidentialForFile("readers")
    who = opened.statement.body.get("who") or {}
    if docket.named != "all" or not who:
        raise ConfidentialForFile("name")
    replies = [said for said in opened.envelopes if said.kind == "reply"]
    if docket.answered is None or not replies:
        raise NotAnswered
    last = replies[-1]
    return FileDecision(
        str(who.get("name", "")), str(who.get("number", "")), opened.statement.day, str(last.body["decision"]),
        last.day, docket.office,
    )  # fmt: skip


def fileable(opened: Opened, directory: Directory) -> bool:
    """Whether there is a decision that may go there."""
    try:
        decision_for_file(opened, directory=directory)
    except (ConfidentialForFile, NotAnswered):
        return False
    return True
