"""By when to hear, and what happens if nobody answers: a whole sentence for each, for every language to say well."""

from __future__ import annotations

from datetime import date, datetime

from flask_babel import gettext

from portal import languages
from portal.directory import Directory, NotInDirectory
from portal.languages import short_day
from portal.languages.words import N_
from portal.web.shared.locales import locale

KINDS = {
    "ombudsman": N_("They have until the end of %(day)s to answer. If they do not, the ombudsman can open it too."),
    "inspectorate": N_("They have until the end of %(day)s to answer. If they do not, the inspectors can open it too."),
    "court": N_("They have until the end of %(day)s to answer. If they do not, the court can open it too."),
    "central": N_(
        "They have until the end of %(day)s to answer. If they do not, the head office of prisons can open it too."
    ),
    "": N_("They have until the end of %(day)s to answer. If they do not, this office can open it too: %(office)s."),
}
BY_THE_HOUR = {
    "ombudsman": N_("They have until %(hour)s on %(day)s to answer. If they do not, the ombudsman can open it too."),
    "inspectorate": N_(
        "They have until %(hour)s on %(day)s to answer. If they do not, the inspectors can open it too."
    ),
    "court": N_("They have until %(hour)s on %(day)s to answer. If they do not, the court can open it too."),
    "central": N_(
        "They have until %(hour)s on %(day)s to answer. If they do not, the head office of prisons can open it too."
    ),
    "": N_("They have until %(hour)s on %(day)s to answer. If they do not, this office can open it too: %(office)s."),
}
"""For answers that are due by the hour."""


def goes_up(office: str, due: date, directory: Directory, *, hour: datetime | None = None) -> str:
    """`office` is the id of the one above; empty for an office nobody knows any more. `hour` in the prison's zone."""
    try:
        above = directory.office(office)
    except NotInDirectory:
        return ""
    said = KINDS if hour is None else BY_THE_HOUR
    kind = above.kind if above.kind in said else ""
    return str(gettext(said[kind], office=above.name(locale()), **_when(due, hour)))


def should_hear(due: date, hour: datetime | None = None) -> str:
    """`due` is the last good day; `hour`, where it is due by the hour, stands in the prison's zone."""
    if hour is None:
        return str(gettext("You should hear before the end of %(day)s.", **_when(due, hour)))
    return str(gettext("You should hear before %(hour)s on %(day)s.", **_when(due, hour)))


def should_have_heard(due: date, hour: datetime | None = None) -> str:
    """The same once it is late."""
    if hour is None:
        return str(gettext("They are late. You should have heard before the end of %(day)s.", **_when(due, hour)))
    return str(gettext("They are late. You should have heard before %(hour)s on %(day)s.", **_when(due, hour)))


def _when(due: date, hour: datetime | None) -> dict[str, str]:
    if hour is None:
        return {"day": short_day(due, locale())}
    return {"day": short_day(hour, locale()), "hour": languages.hour(hour, locale())}
