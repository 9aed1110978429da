"""What a pack may say: every section, its fields, what each holds, and which of two values asks more of the office.

Closed: a field that does not stand here is refused, not ignored. What a law says and this table cannot hold goes
into `text`, which is shown to readers and never executed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = bool | int | str | tuple[str, ...]
Holds = Literal["flag", "number", "words", "one", "list"]
Stricter = Literal["", "yes", "no", "more", "less"]


@dataclass(frozen=True)
class Field:
    """`stricter` says which way leads to more protection; for `one`, the choices stand strictest first."""

    holds: Holds
    stricter: Stricter = ""
    choices: tuple[str, ...] = ()


MUST, MUST_NOT, FLAG = Field("flag", "yes"), Field("flag", "no"), Field("flag")
WORDS, LIST, NUMBER = Field("words"), Field("list"), Field("number")
MORE, FEWER, HIGHER, LOWER = (
    Field("list", "more"),
    Field("list", "less"),
    Field("number", "more"),
    Field("number", "less"),
)


def one_of(*choices: str) -> Field:
    """The strictest first."""
    return Field("one", "more", choices)


NO_REPLY = ("right_to_go_on", "escalate", "counts_as_refusal", "time_is_up")
"""What silence does: besides going up by itself, the person may go outside; it goes up; it is taken for a no; said."""

FACTS: dict[str, dict[str, Field]] = {
    "access": {
        "director": one_of("daily", "weekday", "weekly", "on_request"),
        "inspector_private": MUST,
        "addressees": MORE,
        "censorship": MUST_NOT,
        "cost": MUST_NOT,
    },
    "filing": {
        "oral": MUST,
        "any_language": MUST,
        "anonymous": MUST,
        "confidential_unless_told": MUST,
        "outside_body": MUST,
        "not_through_subject": MUST,
        "informal_step": MUST_NOT,
        "informal_exempt": MORE,
        "frivolous_exemption": MUST_NOT,
        "frivolous_only_for": FEWER,
        "frivolous_reasons_written": MUST,
        "ways": MORE,
        "late": one_of("accept_and_stamp", "refuse"),
        "late_decided_in_writing": MUST,
    },
    "stages.*": {
        "title": WORDS,
        "addressee": WORDS,
        "next": WORDS,
        "no_reply": one_of(*NO_REPLY),
        "starts_here": LIST,
        "opens": one_of("addressee_only", "addressee_office"),
        "members_at_least": HIGHER,
        "rights": MORE,
        "interim_reply": MUST,
    },
    "confidential.*": {
        "addressees": LIST,
        "when": WORDS,
        "opens": one_of("addressee_only", "addressee_office"),
        "may_share": MUST_NOT,
        "others_see": one_of("nothing", "count_only"),
        "screened": MUST_NOT,
        "sealed": MUST,
        "reasons": MUST,
        "if_not_confidential": one_of("return_sealed", "pass_on"),
    },
    "external.*": {
        "title": WORDS,
        "requires_internal": MUST_NOT,
        "exempt": MORE,
        "excludes": FEWER,
        "can_adjudicate": FLAG,
        "unopened_mail": MUST,
    },
    "third_party": {
        "legal_adviser": one_of("always", "with_consent"),
        "family": one_of("always", "if_neither_can_act", "with_consent"),
        "who": MORE,
        "agreement": one_of("not_needed", "may_be_asked_for", "needed"),
        "refusal_documented": MUST,
    },
    "abuse": {
        "independent": MUST,
        "route": WORDS,
        "start": one_of("immediately", "promptly"),
        "consent_before_referral": MUST,
        "support_without_consent": MUST,
        "no_contact": MUST,
        "without_complaint": MUST,
        "separation": one_of("only_on_request", "office_decides"),
        "separation_review_days": LOWER,
        "evidence_hours": HIGHER,
        "securing_hours": LOWER,
        "referral_hours": LOWER,
        "investigator": one_of("external", "internal"),
        "told": MORE,
        "evidence_kept": MORE,
        "languages": LIST,
    },
    "mandatory_reports.*": {"law": WORDS, "to": LIST, "topics": LIST, "name": MUST_NOT},
    "review": {"told_below": MUST_NOT},
    "retaliation": {"indicators": MORE, "longer_if_needed": MUST, "ends_if": WORDS},
    "conflict": {"never": MORE, "line_of_command": MUST},
    "outcome": {"codes": MORE, "told_when": MORE, "recant_closes": MUST_NOT},
    "statistics": {"min_cell": HIGHER},
    "inspection": {"report_required": MUST},
}
"""A `*` stands for a name of the pack's own."""

CLOCKS_WITHIN: dict[str, tuple[str, ...]] = {
    "stages.*": ("file_within", "acknowledge", "answer"),
    "confidential.*": ("answer",),
    "external.*": ("file_within", "if_no_reply_after"),
}
"""Time limits that stand inside another section."""

REPORTED_TO = ("prosecutor", "police", "health", "child_protection")
REPORTED = ("child", "hurt", "sexual", "self", "ill")
"""To whom a law may demand a report, and about what: see questions.harms_of."""
KEPT = ("request", "complaint", "interview", "report", "retaliation", "record", "beside", "feed")
"""The kinds of file that have a keeping time. `record`: what an officer made; `beside`: what the person and somebody
beside them wrote to each other, who is let in, and no copy of a letter: that ends with its letter. `feed`: what prisons
told of everybody, and lists for visits."""

TYPED: dict[str, frozenset[str]] = {
    "meta": frozenset({"id", "title", "version", "extends", "overlay", "overlays", "draft", "production", "sources"}),
    "calendar": frozenset(
        {
            "zone",
            "weekend",
            "country",
            "region",
            "lists",
            "holidays",
            "local_holidays",
            "not_holidays",
            "known_until",
            "signed",
        }
    ),
    "filing": frozenset({"time_bar"}),
    "lapse": frozenset({"climbs"}),
    "retaliation": frozenset({"watch_days", "check_days"}),
    "retention": frozenset(KEPT),
}
"""Fields that are no plain facts: reading.py knows each of them."""

FREE = frozenset({"clocks", "events", "departures", "status", "text"})
"""Sections whose names are the pack's own."""

LIMIT = frozenset({"n", "unit", "against", "source", "status", "pauses", "rolls"})
CLOCK = LIMIT | {"stage", "lapse", "kinds", "urgency", "topics", "starts", "extension", "variants"}
VARIANT = (LIMIT - {"against"}) | {"urgency"}
BAR = LIMIT | {"exempt", "starts"}
KEEPING = frozenset({"n", "unit", "source", "status"})
EXTENSION = frozenset({"n", "unit", "times", "with_consent", "notice", "source", "status"})
NOTICES = ("none", "written", "written_with_date")
DEPARTURE = frozenset({"law", "name", "office", "date", "reason", "signature"})
STARTS = ("filed", "answered", "incident", "discovery", "imposed", "known", "inspected")
"""What starts a clock; `answered` is the reply to the stage before."""


def field_of(path: str) -> Field | None:
    """What `stages.bp9.addressee` holds; None for what no pack may say."""
    section, _, name = path.rpartition(".")
    above, _, _ = section.rpartition(".")
    for known in (section, f"{above}.*"):
        if name in FACTS.get(known, {}):
            return FACTS[known][name]
    return None
