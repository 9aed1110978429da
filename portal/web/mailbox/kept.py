"""How long a letter is kept, said before it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext

from portal.cases import Docket
from portal.cases.keeping import kept_until
from portal.languages import day
from portal.web.mailbox.address import act_address
from portal.web.shared import locale

SOON = timedelta(days=60)
"""So long before, it also stands in the list of letters."""


@dataclass(frozen=True)
class Keeping:
    """`says`: until when; `address` is empty where nothing can be asked for."""

    says: str
    soon: bool = False
    address: str = ""
    until: str = ""


def keeping_of(ref: int, docket: Docket, today: date) -> Keeping | None:
    """None while somebody still waits for the office: nothing is erased then."""
    if docket.hold:
        return Keeping(gettext("A court or an inquiry needs this letter. It is not erased until they say so."))
    until = kept_until(docket)
    if until is None:
        return None
    says = gettext("We keep this letter until the end of %(day)s.", day=day(until, locale()))
    return Keeping(says, until - today <= SOON, act_address(ref, "keepings"), until.isoformat())


def gone_soon(docket: Docket, today: date) -> str:
    """What the list of letters says of one that will be erased soon; else nothing."""
    until = kept_until(docket)
    if until is None or until - today > SOON:
        return ""
    return gettext("We keep this letter until the end of %(day)s.", day=day(until, locale()))
