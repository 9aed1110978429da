"""Consent, separation and the watch for punishment: V-08, V-09, V-10, V-18."""

from __future__ import annotations

from collections.abc import Iterator

from portal.policy.finding import Finding, Looked
from portal.policy.pack import names_in
from portal.policy.reports import SECTION
from portal.policy.schema import KEPT, REPORTED, REPORTED_TO

LEAST_WATCH_DAYS = 90
MOST_REVIEW_DAYS = 7
LEAST_KEPT_DAYS = {"request": 365, "complaint": 365, "interview": 365, "feed": 548}
"""Time to go on, and for an inspector's next visit; five years for what is about somebody's safety."""
LEAST_KEPT_FOR_SAFETY = 5 * 365
MOST_KEPT_DAYS = 30 * 366
INDICATORS = (
    "disciplinary_report",
    "housing_change",
    "program_change",
    "staff_negative_review",
    "staff_reassignment",
)


def nothing_is_passed_on_without_consent(looked: Looked) -> Iterator[Finding]:
    if not looked.is_("abuse.consent_before_referral", True):
        yield Finding("V-08", "abuse.consent_before_referral", "the person must agree before anything is passed on")


def every_exception_names_its_law_and_is_said(looked: Looked) -> Iterator[Finding]:
    pack, languages = looked.pack, looked.listed("abuse.languages")
    for code in names_in(pack.facts, SECTION):
        field = f"{SECTION}.{code}"
        if not pack.facts.get(f"{field}.law"):
            yield Finding("V-08", f"{field}.law", "an exception without a law")
        for part, known in (("to", REPORTED_TO), ("topics", REPORTED)):
            listed = looked.listed(f"{field}.{part}")
            if unknown := [each for each in listed if each not in known]:
                yield Finding("V-08", f"{field}.{part}", f"not one of {', '.join(known)}: {', '.join(unknown)}")
            elif part == "to" and not listed:
                yield Finding("V-08", f"{field}.to", "an exception that goes to nobody")
        missing = [language for language in languages if not pack.text.get(f"notice.{code}.{language}")]
        if missing or not languages:
            yield Finding(
                "V-08", f"text.notice.{code}", f"not said beforehand in: {', '.join(missing) or 'any language'}"
            )


def watch_is_long_enough(looked: Looked) -> Iterator[Finding]:
    if looked.pack.watch_days < LEAST_WATCH_DAYS and "retaliation.watch_days" not in looked.pack.departures:
        yield Finding("V-09", "retaliation.watch_days", f"fewer than {LEAST_WATCH_DAYS} days")
    if missing := looked.lacks("retaliation.indicators", INDICATORS):
        yield Finding("V-09", "retaliation.indicators", f"nobody watches: {missing}")


def nothing_is_erased_too_soon_or_kept_for_ever(looked: Looked) -> Iterator[Finding]:
    for kind in KEPT:
        field, rule = f"retention.{kind}", looked.pack.keeping.get(kind)
        least = LEAST_KEPT_DAYS.get(kind, LEAST_KEPT_FOR_SAFETY)
        if rule is None:
            yield Finding("V-18", field, "no keeping time: it would lie here for ever")
        elif rule.about_days < least:
            yield Finding("V-18", field, f"gone before {least} days are over")
        elif rule.about_days > MOST_KEPT_DAYS:
            yield Finding("V-18", field, "kept longer than thirty years")


def separation_only_on_request(looked: Looked) -> Iterator[Finding]:
    if not looked.is_("abuse.separation", "only_on_request"):
        yield Finding("V-10", "abuse.separation", "who asks for help may not be locked away for it")
    days = looked.number("abuse.separation_review_days")
    if days is None or days > MOST_REVIEW_DAYS:
        yield Finding("V-10", "abuse.separation_review_days", f"looked at again after {MOST_REVIEW_DAYS} days at most")
