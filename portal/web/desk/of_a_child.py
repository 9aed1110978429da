"""Opening a letter: a child's only by who is trained for it, and for a purpose that the child reads."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext

from portal.cases import read_case
from portal.cases.sight import CaseInSight
from portal.casework.child import PURPOSES, child_in
from portal.casework.find_child import find_child, is_found
from portal.casework.open import open_case
from portal.casework.open_child import open_child
from portal.casework.refusals import NoPurpose, NotTrained
from portal.protection.feed import under_eighteen
from portal.protection.segments import feeds
from portal.protection.transfers import of_prison
from portal.protection.whose import numbers_of
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now
from portal.web.shared.names import TO_OPEN


def open_for(sight: CaseInSight, seat: Seat) -> str:
    """`opened`; `found` where the roll says just now that it is a child's; `gone` where this officer has no key of it
    any more. Raises NotTrained, NoPurpose, Interfered."""
    if not child_in(sight):
        known: dict[str, Any] = {"site": here().site, "directory": seat.directory, "now": now()}
        if not is_found(sight) and _by_the_roll(sight, seat):
            become = find_child(database(), sight, seat.officer, **known)
            if become != "stays":
                return become
        open_case(database(), sight, seat.officer, **known)
        return "opened"
    open_child(
        database(), sight, seat.officer, purpose=request.form.get("purpose", ""), language=locale(),
        site=here().site, directory=seat.directory, now=now(),
    )  # fmt: skip
    return "opened"


def _by_the_roll(sight: CaseInSight, seat: Seat) -> bool:
    """Whether the roll says so of a number that this officer may know: only where rolls are sealed to the office."""
    numbers = numbers_of(read_case(database(), seat.directory, sight)) if seat.office.kind == "inspectorate" else []
    if not numbers:
        return False
    told = of_prison(feeds(database(), here().site, seat.officer.rings), sight.docket.prison)
    return under_eighteen(told, numbers, seat.today)


def purposes_to_open(sight: CaseInSight) -> list[tuple[str, str]]:
    """What this letter may be opened for; nothing where nobody is asked."""
    return [(code, gettext(TO_OPEN[code])) for code in PURPOSES] if child_in(sight) else []


def not_opened(refused: NotTrained | NoPurpose) -> str:
    if isinstance(refused, NotTrained):
        return gettext("It is a child's letter. Only officers trained for that may open it.")
    return gettext("Say what you open it for.")
