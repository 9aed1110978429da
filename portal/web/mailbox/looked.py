"""Whether somebody went to look after the person, as far as the duty posts say: for their eyes, and worked out with
their own key."""

from __future__ import annotations

from flask_babel import gettext

from portal import duty
from portal.cases.sight import CaseInSight
from portal.duty.task import moment_of
from portal.languages import moment
from portal.web.shared import database, locale


def looked(seen: CaseInSight) -> list[str]:
    """One sentence for each check that was made or is on its way. One that nobody answered promises nothing."""
    there, found = seen.docket.filed.tzinfo, []
    for task in duty.checks_of(database(), seen.keys.seed, seen.docket.acts):
        if task.seen is not None:
            at = moment(moment_of(task.seen).astimezone(there), locale())
            found.append(gettext("Somebody went to look how you are: %(moment)s.", moment=at))
        elif task.going is not None:
            found.append(gettext("Somebody is on the way to see you."))
    return found
