"""What must have happened when a time limit of a pack ends, in words for whoever waits."""

from __future__ import annotations

from flask_babel import gettext

from portal.languages.words import N_
from portal.policy import Pack
from portal.web.shared.answering import ever_answered

STARTED_BY_A_LETTER = {
    "life": N_("You said that a life is at risk: an officer must look by then. This calls nobody."),
    "imminent": N_("You said that it may happen now: an officer must look by then. This calls nobody."),
    "danger": N_("You said that someone is in danger: an officer must look by then. This calls nobody."),
    "triage": N_("Someone was hurt or punished: an officer must look by then."),
    "answer": N_("You must have an answer. If not, your letter goes up to the next office."),
    "acknowledge": N_("They must tell you by then that they have your letter."),
    "under_18": N_("You are under eighteen: you must have an answer sooner."),
    "ill": N_("You said that someone is very ill. You must have an answer the next day."),
    "screen": N_("Someone must look for danger in your letter by then."),
    "interim": N_("You need help because of a disability. They must tell you by then what they do for now."),
    "discussion": N_("Someone must talk with you about it by then."),
    "health_or_welfare": N_("Your health or safety is at risk: you must have an answer."),
    "prea_first": N_("Sex or touching that may happen now: you must have a first answer."),
    "prea_emergency": N_("Sex or touching that may happen now: you must have the full answer."),
    "prea_final": N_("Sex or touching: you must have the full answer."),
}
WHERE_SOMEBODY_ANSWERS = {
    "life": N_("You said that a life is at risk: an officer must look by then. If you cannot wait, press the bell."),
    "imminent": N_(
        "You said that it may happen now: an officer must look by then. If you cannot wait, press the bell."
    ),
    "danger": N_(
        "You said that someone is in danger: an officer must look by then. If you cannot wait, press the bell."
    ),
}
"""The same on a site with a duty post, where somebody may be called: true at any hour, for it hangs on walls."""
GOING_ON = {
    "file_within": N_("You want to go on to %(next)s: you have this long after the answer."),
    "acknowledge": N_("You went on to %(next)s. They must tell you by then that they have your letter."),
    "answer": N_("You went on to %(next)s: you must have an answer."),
    "if_no_reply_after": N_("You have no answer for this long: you can go on to %(next)s."),
}
SEALED = N_("You sent a sealed letter (%(next)s): you must have an answer.")
BY_THEMSELVES = {
    "death_notice_family": N_("Someone died: the family must know."),
    "use_of_force_report": N_("Force was used: the report must be written."),
    "restraint_report_higher": N_("Someone was tied or chained: a higher office must know."),
    "medical_disagreement_forward": N_("The prison does not do what the doctor says: a higher office must know."),
    "recommendation_answer": N_("Inspectors asked for a change: the prison must answer."),
    "category_A_notice": N_("Something very bad was reported: people outside must know."),
    "interim_accommodation": N_("You need help because of a disability: some help must be there."),
    "lockbox_emptied": N_("The letter box must be emptied."),
    "other_facility_notice": N_("It happened in another prison: that prison must know."),
}
BAR = N_("The law here wants your letter within this time. If you are late, write anyway: it is taken.")
OTHER = N_("The office must take its next step by then.")


KEPT = {
    "request": N_("When you asked for something"),
    "complaint": N_("When something was wrong"),
    "interview": N_("When you wanted to talk with someone alone"),
    "report": N_("When someone is hurt, or in danger"),
    "retaliation": N_("When someone is punished for writing"),
    "record": N_("When officers wrote down what they did"),
    "feed": N_("What the prison told inspectors about everybody: moves, work, punishments"),
    "beside": N_("What you and your lawyer or your family write to each other here"),
}
"""How long a file is kept, by its kind."""


def step_of(field: str, pack: Pack) -> str:
    """For a field of `pack.numbers`, without its variant or extension; in this request's language."""
    section, _, rest = field.partition(".")
    match section:
        case "clocks":
            said = {**STARTED_BY_A_LETTER, **(WHERE_SOMEBODY_ANSWERS if ever_answered() else {})}
            return gettext(said.get(rest, OTHER))
        case "events":
            return gettext(BY_THEMSELVES.get(rest, OTHER))
        case "filing":
            return gettext(BAR)
        case "retention":
            return gettext(KEPT[rest])
        case "confidential":
            return gettext(SEALED, next=_name(field, pack))
    return gettext(GOING_ON.get(field.rpartition(".")[2], OTHER), next=_name(field, pack))


def _name(field: str, pack: Pack) -> str:
    """The pack's own name of a stage, kept together in any direction of writing."""
    section, stage, _ = field.split(".", 2)
    return f"\u2068{pack.facts.get(f'{section}.{stage}.title', stage.upper().replace('_', ' '))}\u2069"
