"""What happened, and how things stand, in words for the person whose letter it is."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from portal.cases import Docket
from portal.directory import Directory, NotInDirectory
from portal.languages import short_day
from portal.languages.words import N_
from portal.web.shared import goes_up, here, locale

ACTS = {
    "filed": N_("You sent your letter."),
    "opened": N_("They opened your letter."),
    "asked": N_("They asked you something."),
    "answered": N_("They answered."),
    "added": N_("You wrote more."),
    "punished": N_("You said that you are being punished."),
    "read": N_("You read what they wrote."),
    "escalated": N_("Nobody answered in time. Your letter went up by itself."),
}

HEADS = {
    "statement": N_("You wrote on %(day)s"),
    "message": N_("You wrote more on %(day)s"),
    "punishment": N_("You said on %(day)s that you are being punished"),
    "question": N_("%(name)s asked you on %(day)s"),
    "reply": N_("%(name)s answered on %(day)s"),
}

DECISIONS = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No")}

STATES = {
    "new": N_("They have not opened it yet."),
    "open": N_("They have opened it."),
    "waiting_for_person": N_("They asked you something."),
    "answered": N_("They answered."),
}


def day(of: str | date) -> str:
    return str(short_day(date.fromisoformat(of) if isinstance(of, str) else of, locale()))


def office(identifier: str) -> str:
    try:
        return here().directory.office(identifier).name(locale())
    except NotInDirectory:
        return identifier


def officer(identifier: str, directory: Directory) -> str:
    try:
        return directory.officer(identifier).name
    except NotInDirectory:
        return gettext("Someone there")


def hear(docket: Docket, today: date) -> str:
    """By when the answer comes, or that it came, or that it is late."""
    if docket.answered is not None:
        return gettext("They answered on %(day)s.", day=day(docket.answered))
    if docket.late(today):
        return gettext("They are late. You should have heard before the end of %(day)s.", day=day(docket.due))
    return gettext("You should hear before the end of %(day)s.", day=day(docket.due))


def clocks(docket: Docket, today: date) -> list[str]:
    """When to hear, and what happens if not."""
    said = [_climbed(docket)] if docket.went else []
    said.append(hear(docket, today))
    if docket.answered is not None:
        return [*said, gettext("You wrote again. It is their turn.")] if docket.turn == "office" else said
    if docket.waiting:
        late = gettext("So it goes up by itself, and others will look at it.")
        said.append(late if docket.late(today) else goes_up(docket.waiting[0].office, docket.due, here().directory))
    return said


def _climbed(docket: Docket) -> str:
    return gettext(
        "%(before)s did not answer in time. %(office)s has it now.",
        before=office(docket.went[-1]),
        office=office(docket.office),
    )
