"""Whether somebody goes to look after the person, and went, as far as the duty posts say: for whoever wrote alone, and
worked out with the case's own key."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext

from portal import duty
from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.duty.task import minutes, moment_of
from portal.languages import moment
from portal.protection.third import by_another, inside
from portal.web.shared import database, locale, now
from portal.web.shared.answering import answering_now
from portal.web.shared.expected import expected, whose_hours


def looked(seen: CaseInSight) -> list[str]:
    """One sentence for each check that was made or is on its way. One that nobody answered promises nothing."""
    docket, found = seen.docket, []
    another, whose = by_another(docket) or not inside(docket), whose_hours({"filer": docket.filer})
    for task in duty.checks_of(database(), seen.keys.seed, docket.acts):
        if task.seen is not None:
            at = moment(moment_of(task.seen).astimezone(docket.filed.tzinfo), locale())
            yours = gettext("They say that somebody went to look how you are: %(moment)s.", moment=at)
            theirs = gettext("They say that somebody went to look how they are: %(moment)s.", moment=at)
            found.append(f"{theirs if another else yours} {whose}".strip())
        elif task.going is not None:
            yours, theirs = (
                gettext("Somebody is on the way to see you."),
                gettext("Somebody is on the way to see them."),
            )
            found.append(theirs if another else yours)
    return found


def coming(seen: CaseInSight, opened: Opened) -> str:
    """That somebody was asked to come, and before which hour; empty where nobody was, or no post answers."""
    docket, there = seen.docket, now().astimezone(seen.docket.filed.tzinfo)
    tasks = {task.id: task for task in duty.checks_of(database(), seen.keys.seed, docket.acts)}
    open_ones = [task for task in tasks.values() if task.seen is None and minutes(there) <= task.before]
    asked = [(moment_of(task.before).astimezone(there.tzinfo), True) for task in open_ones]
    for said in opened.envelopes:
        if said.body.get("before") and duty.task_id(seen.keys.seed, said.act) not in tasks:
            asked.append((datetime.fromisoformat(said.body["before"]), bool(said.body.get("at_once"))))
    asked = [(before, at_once) for before, at_once in asked if there <= before]
    if not asked:
        return ""
    before, at_once = min(asked)
    if at_once and answering_now(docket.prison) != "somebody":
        return ""
    return expected({"filer": docket.filer}, before, at_once=at_once)
