"""Opening a letter: a child's only by who is trained for it, and for a purpose that the child reads."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from portal.cases.sight import CaseInSight
from portal.casework.child import PURPOSES, child_in
from portal.casework.open import open_case
from portal.casework.open_child import open_child
from portal.casework.refusals import NoPurpose, NotTrained
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now
from portal.web.shared.names import TO_OPEN


def open_for(sight: CaseInSight, seat: Seat) -> None:
    """Raises NotTrained, NoPurpose, Interfered."""
    if not child_in(sight):
        open_case(database(), sight, seat.officer, site=here().site, directory=seat.directory, now=now())
        return
    open_child(
        database(), sight, seat.officer, purpose=request.form.get("purpose", ""), language=locale(),
        site=here().site, directory=seat.directory, now=now(),
    )  # fmt: skip


def purposes_to_open(sight: CaseInSight) -> list[tuple[str, str]]:
    """What this letter may be opened for; nothing where nobody is asked."""
    return [(code, gettext(TO_OPEN[code])) for code in PURPOSES] if child_in(sight) else []


def not_opened(refused: NotTrained | NoPurpose) -> str:
    if isinstance(refused, NotTrained):
        return gettext("It is a child's letter. Only officers trained for that may open it.")
    return gettext("Say what you open it for.")
