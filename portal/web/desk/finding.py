"""What a case shows of findings about staff: the numbers, and whose they are, for this office alone."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened
from portal.protection.staff_numbers import names_in
from portal.web.desk.seat import Seat
from portal.web.shared.findings import FINDINGS, FOLLOWS


@dataclass(frozen=True)
class Found:
    """`names`: (number, whose it is). `findings` and `follows`: (code, words)."""

    names: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    follows: tuple[tuple[str, str], ...]


def found_of(opened: Opened, seat: Seat) -> Found | None:
    """Nothing inside a prison, and for a letter that is about nobody's doing."""
    names = tuple(names_in(opened.notes).items())
    if not seat.office.outside or (opened.docket.kind not in ("report", "retaliation") and not names):
        return None
    return Found(
        names,
        tuple((code, gettext(says)) for code, says in FINDINGS.items()),
        (("", gettext("Nothing yet")), *((code, gettext(says)) for code, says in FOLLOWS.items())),
    )


def names_staff() -> str:
    return gettext("These words name the officer. Write them without the name.")
