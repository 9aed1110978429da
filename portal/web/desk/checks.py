"""What became of the checks a case asked for: worked out in the session that holds the case, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask_babel import gettext

from portal import duty
from portal.cases.sight import CaseInSight
from portal.directory import OfficeEntry
from portal.duty.task import moment_of
from portal.languages import moment
from portal.web.shared import database, here, locale, now


def checks_of(sight: CaseInSight) -> list[str]:
    """One sentence for each, the first first."""
    there = sight.docket.filed.tzinfo
    tasks = duty.checks_of(database(), sight.keys.seed, sight.docket.acts)
    return [
        _sentence(task.seen, task.going, task.told, lambda minute: moment_of(minute).astimezone(there))
        for task in tasks
    ]


def _sentence(seen: int | None, going: int | None, told: int, there: Callable[[int], datetime]) -> str:
    if seen is not None:
        return gettext("A duty post says that it looked: %(moment)s.", moment=moment(there(seen), locale()))
    if going is not None:
        return gettext("A duty post goes to look, since: %(moment)s.", moment=moment(there(going), locale()))
    return gettext("A duty post was told, and has not answered: %(moment)s.", moment=moment(there(told), locale()))


def tasks_open(office: OfficeEntry) -> int | None:
    """How many tasks this office has to see to now; None for an office that never has any."""
    if not duty.has_tasks(database(), office):
        return None
    return sum(line.state != "seen" for line in duty.lines(database(), here().directory, office, now()))
