"""Who writes as a lawyer: whether an office outside has verified it, in words for the desk."""

from __future__ import annotations

from flask_babel import gettext

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.companions.letter import lawyer_of
from portal.companions.supporter import state_of
from portal.web.desk.seat import Seat
from portal.web.shared import database, here


def counsel_of(opened: Opened, sight: CaseInSight, seat: Seat) -> list[tuple[str, str]]:
    """(name, words); nothing where no lawyer writes."""
    if opened.docket.filer != "lawyer":
        return []
    entry = lawyer_of(database(), here().site, opened.statement.body, sight.id)
    if entry is None:
        return [(gettext("Lawyer"), gettext("They say so. Nobody has checked it."))]
    state = state_of(database(), here().site, entry, seat.directory)
    who = {"name": entry.name, "body": entry.body, "number": entry.number}
    says = gettext("%(name)s, %(body)s, %(number)s. Checked by an office outside.", **who)
    if state != "verified":
        says = gettext("%(name)s, %(body)s, %(number)s. Was checked. Nobody stands for them now.", **who)
    alone = gettext("Your office alone. It cannot be sent on.")
    return [(gettext("Lawyer"), says), (gettext("Who can open it"), alone)]
