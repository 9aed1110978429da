"""The child a letter is about, at the desk: nothing of it is shown but to who may have it, once, for a purpose."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.casework.see_child import key_for
from portal.protection.concerned import boxes_in
from portal.web.desk.seat import Seat
from portal.web.shared import database, here
from portal.web.shared.names import FOR_THE_CHILD


@dataclass(frozen=True)
class Child:
    """That something was told; `purposes` (code, words) for an officer who holds the key, else nothing."""

    purposes: tuple[tuple[str, str], ...]
    office: bool
    """Whether it is an office outside: of one of a prison, the person is told something else."""


def child_of(opened: Opened, sight: CaseInSight, seat: Seat) -> Child | None:
    """None where nothing was told."""
    if not boxes_in(opened.envelopes):
        return None
    key = key_for(database(), sight, seat.officer, opened, site=here().site, directory=seat.directory)
    says = FOR_THE_CHILD.items() if key is not None else ()
    return Child(tuple((code, gettext(words)) for code, words in says), seat.office.outside)
