"""Why an office cannot be picked: the codes of the route in plain words, and what to do."""

from portal.languages.words import N_

REFUSED = {
    "prison_not_in_set": N_("They cannot get this letter. Pick another office."),
    "is_filer_office": N_("It is the prison you work in, so they cannot get this letter. Pick another office."),
    "line_of_subject": N_("Your prison answers to them, so they cannot get this letter. Pick another office."),
    "training_expired": N_("Nobody there may read this letter. Pick another office."),
    "taken_off": N_("You took everyone there off. Pick another office, or put someone back."),
    "named_by_person": N_("You took someone off who works there, so they cannot get it. Pick another office."),
}


def refused(code: str) -> str:
    return REFUSED.get(code, REFUSED["prison_not_in_set"])
