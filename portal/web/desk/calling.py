"""What stands beside asking a duty post to look: whether anybody is there to be asked, and what became of it before."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.duty import ever_awake
from portal.duty.beat import beats_of
from portal.languages import listed
from portal.web.desk.checks import checks_of
from portal.web.shared import database, locale
from portal.web.shared.answering import answering_now


@dataclass(frozen=True)
class Calling:
    """`ever`: whether any post there is awake at any hour; `now`: at this one, and answers."""

    ever: bool
    now: bool
    units: str
    """As the prison calls them."""
    where: str
    done: list[str]
    """What became of those that were asked before."""


def calling(opened: Opened, sight: CaseInSight) -> Calling | None:
    """None where nobody knows which prison it is."""
    prison = sight.docket.prison
    if not prison:
        return None
    units = list(beats_of(database(), prison))
    return Calling(
        ever_awake(database(), prison),
        answering_now(prison) == "somebody",
        listed(units, locale()) if units else "",
        request.form.get("where", str(opened.particulars.get("unit", ""))),
        checks_of(sight),
    )
