"""Records in the words of a desk: their kinds, their fields, what is told to the offices above."""

from __future__ import annotations

from flask_babel import gettext, ngettext

from portal.casework.record_kinds import HEADS
from portal.languages.words import N_

KINDS = {
    "force": N_("Force was used"),
    "restraint": N_("Someone is restrained"),
    "medical": N_("Report of the doctor"),
    "signs": N_("Signs that somebody was hurt"),
    "death": N_("Someone died"),
    "illness": N_("Someone is very ill"),
    "injury": N_("Someone is badly hurt"),
    "confinement": N_("Someone is locked up alone"),
    "environment": N_("How the prison is kept"),
    "transfer": N_("Someone was moved"),
}
ABOUT = {
    "force": N_("The director looks at it within a day. The inspectorate gets one of its own at once."),
    "restraint": N_("A doctor must be asked at once. The office above hears of it again and again until it ends."),
    "medical": N_("The director agrees and says what is done now. Or it goes to the office above, with both texts."),
    "signs": N_("It goes to people outside the prison at once. The director gets none."),
    "death": N_("The family must be told at once. The inspectorate gets one of its own."),
    "illness": N_("The family must be told at once."),
    "injury": N_("The family must be told at once. The inspectorate gets one of its own."),
    "confinement": N_("Only after a doctor wrote that they are fit for it. A doctor visits every day."),
    "environment": N_("Food, cleanliness, rooms, clothes, exercise. The director acts in seven days, or it goes up."),
    "transfer": N_("The person may tell their family at once. Write down that it was done."),
}
FIELDS = {
    "person": N_("Whom it is about: name and number"),
    "place": N_("Place"),
    "by": N_("Who used force"),
    "means": N_("By what means"),
    "injuries": N_("Who was hurt, and how"),
    "medical": N_("Which doctor or nurse saw them, and when"),
    "witnesses": N_("Who saw it"),
    "cameras": N_("Which film must be kept"),
    "ground": N_("Why it is allowed"),
    "recommendation": N_("What you ask the director to do"),
    "urgency": N_("How soon"),
    "doctor": N_("Which doctor wrote that they are fit for it"),
    "certified": N_("When the doctor wrote it"),
    "food": N_("Food and water"),
    "hygiene": N_("Cleanliness of the place and of people"),
    "rooms": N_("Toilets, heating, light and air"),
    "clothing": N_("Clothes and bedding"),
    "exercise": N_("Exercise and time outside"),
    "family": N_("Whom the person wants told"),
    "moved": N_("From where, to where"),
}
TEXTS = {
    "force": N_("What happened, and why force was needed"),
    "restraint": N_("What happened, and why it is needed"),
    "signs": N_("What you saw, and what they say of it in their own words"),
    "confinement": N_("What happened, and why it is needed"),
    "environment": N_("What you saw, and what you advise"),
    "medical": N_("Which condition harms the person's health"),
}
CHOICES = {
    "ground": {
        "escape": N_("So that they do not escape on the way"),
        "doctor": N_("A doctor said so"),
        "order": N_("The director ordered it, so that nobody is hurt"),
    },
    "urgency": {"now": N_("Now"), "day": N_("Within a day")},
    **dict.fromkeys(HEADS, {"good": N_("Good"), "poor": N_("Poor"), "bad": N_("Bad: it harms health")}),
    "fit": {"yes": N_("Still fit for it"), "no": N_("Not fit for it: it should end")},
    "outcome": {
        "all": N_("Everyone who should know was told"),
        "some": N_("Some were told"),
        "nobody": N_("Nobody was reached"),
    },
    "decision": {"concur": N_("I agree"), "forward": N_("I do not agree, or it is not in my power")},
}
MISSING = {
    "text": N_("Write some words first."),
    "person": N_("Say whom it is about."),
    "place": N_("Say where."),
    "by": N_("Say who used force."),
    "means": N_("Say by what means."),
    "injuries": N_("Say who was hurt, and how."),
    "ground": N_("Choose why it is allowed."),
    "recommendation": N_("Say what should be done."),
    "urgency": N_("Choose how soon."),
    "moved": N_("Say from where and to where."),
    "happened": N_("Say when: a day and an hour that have passed."),
    "doctor": N_("Say which doctor."),
    "certified": N_("Say when a doctor wrote that they are fit for it. It must be before it began."),
    **dict.fromkeys(HEADS, N_("Choose how it is.")),
    "fit": N_("Choose whether they are still fit for it."),
    "attend-text": N_("Say why not."),
    "at": N_("Say when: after it began, and not later than now."),
    "who": N_("Say who."),
    "how": N_("Say how."),
    "outcome": N_("Choose what came of it."),
    "telling-text": N_("Say what you do next to reach them."),
}
REASONS = {
    "new": N_("A new record. Nobody here has opened it."),
    "owed": N_("Something must be done about it."),
    "today": N_("It must be done today."),
    "answered": N_("Done."),
    "climbed": N_("Came up because nobody did what must be done."),
    "sent_on": N_("The director did not agree with the doctor. You decide."),
}
"""Why a record stands in a list, where that is another sentence than for a letter."""


def kind(code: str) -> str:
    return gettext(KINDS[code]) if code in KINDS else gettext("Record")


def choice(field: str, code: str) -> str:
    """The words for a code of a field; what was typed stays as it is."""
    return gettext(CHOICES[field][code]) if code in CHOICES.get(field, {}) else code


def choices(field: str) -> list[tuple[str, str]]:
    return [(code, gettext(says)) for code, says in CHOICES[field].items()]


def paper(said: dict[str, str], prison: str) -> str:
    """What an office above is told."""
    hours = int(said.get("hours", "0"))
    match said.get("what"):
        case "restraint_open":
            return ngettext(
                "%(prison)s: someone is restrained for %(num)s hour now.",
                "%(prison)s: someone is restrained for %(num)s hours now.",
                hours,
                prison=prison,
            )
        case "no_doctor":
            return gettext("%(prison)s: no doctor was asked about a restraint.", prison=prison)
        case "restraint_ended":
            return gettext("%(prison)s: a restraint has ended.", prison=prison)
        case "unvisited":
            return gettext("%(prison)s: no doctor visited someone who is locked up alone.", prison=prison)
        case "unfit":
            return gettext("%(prison)s: a doctor says that someone is not fit to be locked up alone.", prison=prison)
        case "untold":
            return gettext(
                "%(prison)s: the family of someone who is very ill, or was moved, was not told in time.", prison=prison
            )
        case "days_lost":
            why = f"\u2068{said.get('reason', '')}\u2069"
            return gettext("%(prison)s: days were entered as lost. %(why)s", prison=prison, why=why)
        case "secure":
            return gettext("Films and lists must be kept before they are gone.")
        case "record_made":
            return gettext("%(kind)s, on page %(page)s", kind=kind(said.get("kind", "")), page=said.get("page", ""))
    return ""
