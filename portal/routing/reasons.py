"""The closed list of reasons, each as one plain sentence and with the norm behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from portal.languages.words import N_
from portal.routing.conflict import ExclusionCode

ReasonCode = Literal[
    "own_choice",
    "abuse_goes_outside",
    "retaliation_goes_outside",
    "health_goes_to_health",
    "head_is_subject",
    "other_prison",
    "staff_filer",
    "late_accepted",
    "cannot_decide",
    "internal_step_advised",
    "only_office_left",
    "children_first",
]


@dataclass(frozen=True)
class Reason:
    """`text` is to be translated by whoever shows it."""

    text: str
    norms: tuple[str, ...] = ()


REASONS: dict[ReasonCode, Reason] = {
    "own_choice": Reason(N_("You decide who gets it.")),
    "abuse_goes_outside": Reason(N_("Someone may be hurt. It goes to people outside the prison."), ("R-29",)),
    "retaliation_goes_outside": Reason(N_("You fear punishment. It goes to people outside the prison."), ("R-29",)),
    "health_goes_to_health": Reason(N_("It is about health. It goes to the health team.")),
    "head_is_subject": Reason(N_("The director is the boss of the person it is about."), ("R-29",)),
    "other_prison": Reason(N_("We do not know the prison. It goes to people outside.")),
    "staff_filer": Reason(N_("You work in the prison. No one there can get it.")),
    "late_accepted": Reason(N_("It is late for the rules here. We send it anyway."), ("V-16",)),
    "cannot_decide": Reason(N_("They cannot decide this. They can look, and ask the prison.")),
    "internal_step_advised": Reason(N_("The director can decide this, and is the quickest.")),
    "children_first": Reason(N_("They are there for everyone under eighteen."), ("R-55",)),
    "only_office_left": Reason(N_("It is the only office left.")),
}

EXCLUSIONS: dict[ExclusionCode, str] = {
    "prison_not_in_set": N_("The prison does not get this by itself."),
    "named_by_person": N_("Someone you took off works in this office."),
    "worked_there": N_("Used to work in that prison."),
    "line_of_subject": N_("The people of that prison answer to this office."),
    "taken_off": N_("You took them off."),
    "is_filer_office": N_("This office belongs to the prison you work in."),
    "training_expired": N_("Must be trained again first."),
}

REASON_CODES: tuple[ReasonCode, ...] = get_args(ReasonCode)
EXCLUSION_CODES: tuple[ExclusionCode, ...] = get_args(ExclusionCode)
