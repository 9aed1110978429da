"""What happens if nobody answers in time: a whole sentence for each kind of office, for every language to say well."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from portal.directory import Directory, NotInDirectory
from portal.languages import short_day
from portal.languages.words import N_
from portal.web.shared.locales import locale

KINDS = {
    "ombudsman": N_("If they do not answer before the end of %(day)s, the ombudsman can open it too."),
    "inspectorate": N_("If they do not answer before the end of %(day)s, the inspectors can open it too."),
    "court": N_("If they do not answer before the end of %(day)s, the court can open it too."),
    "central": N_("If they do not answer before the end of %(day)s, the head office of prisons can open it too."),
}
OTHER = N_("If they do not answer before the end of %(day)s, this office can open it too: %(office)s.")


def goes_up(office: str, due: date, directory: Directory) -> str:
    """`office` is the id of the one above; empty for an office nobody knows any more."""
    try:
        above = directory.office(office)
    except NotInDirectory:
        return ""
    day = short_day(due, locale())
    if above.kind in KINDS:
        return str(gettext(KINDS[above.kind], day=day))
    return str(gettext(OTHER, day=day, office=above.name(locale())))
