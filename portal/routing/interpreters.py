"""Who may put somebody's words into another language: never one who worked there, or answers to those who do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from portal.directory import Directory, NotInDirectory, OfficerEntry
from portal.routing.conflict import line_above

Unfit = Literal["not_an_interpreter", "worked_there", "line_of_subject", "training_expired", "not_their_language"]
KIND = "interpreters"


def why_unfit(
    officer: OfficerEntry, *, prison: str, languages: Collection[str], directory: Directory, today: date
) -> Unfit | None:
    """Why this officer may not read a letter about `prison` (empty: not known), or None.

    Interpreters are officers of an office of their own that belongs to no prison, so none of them is a prisoner there.
    Of a letter whose prison nobody knows, only one reads who never worked in any.
    """
    if not _an_interpreter(officer, directory, today):
        return "not_an_interpreter"
    if officer.worked_at and (not prison or prison in officer.worked_at):
        return "worked_there"
    if officer.line and officer.line in line_above(prison, directory, today):
        return "line_of_subject"
    if officer.trained is not None and officer.trained < today:
        return "training_expired"
    if not set(languages) <= set(officer.languages):
        return "not_their_language"
    return None


def _an_interpreter(officer: OfficerEntry, directory: Directory, today: date) -> bool:
    try:
        office = directory.office(officer.office)
    except NotInDirectory:
        return False
    return office.kind == KIND and office.prison is None and office.open and officer.in_office(today)
