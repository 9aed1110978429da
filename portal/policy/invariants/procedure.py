"""The way of a letter through its stages: V-03, V-04, V-05, V-06, V-16."""

from __future__ import annotations

from collections.abc import Iterator

from portal.policy.finding import PROTECTED, Finding, Looked
from portal.policy.pack import names_in

MOST_HOURS = {"life": 1, "imminent": 48}


def every_clock_ends_somewhere(looked: Looked) -> Iterator[Finding]:
    pack = looked.pack
    if "answer" not in pack.clocks:
        yield Finding("V-03", "clocks.answer", "there is no time limit for an answer")
    elif pack.clock("answer").lapse != "escalate":
        yield Finding("V-03", "clocks.answer.lapse", "a letter without an answer must go up")
    if not pack.climbs:
        yield Finding("V-03", "lapse.climbs", "no office's silence sends a letter up")


def every_stage_leads_on(looked: Looked) -> Iterator[Finding]:
    pack, outside = looked.pack, names_in(looked.pack.facts, "external")
    for stage in pack.stages:
        field = f"stages.{stage}"
        if not any(clock.starts == "filed" for clock in pack.clocks_of(stage)):
            yield Finding("V-03", f"{field}.answer", "a stage without a time limit")
        if f"{field}.no_reply" not in pack.facts:
            yield Finding("V-03", f"{field}.no_reply", "nothing is said about silence")
        if pack.facts.get(f"{field}.next") not in (*pack.stages, *outside):
            yield Finding("V-03", f"{field}.next", "neither a stage nor an outside authority comes next")
        elif not _reaches(looked, stage, outside):
            yield Finding("V-03", f"{field}.next", "the way never leads to an outside authority")
    if not pack.stages:
        yield Finding("V-03", "stages", "there is no stage")


def no_bar_for_the_protected(looked: Looked) -> Iterator[Finding]:
    pack = looked.pack
    if pack.time_bar and (barred := _not_in(pack.time_bar.exempt)):
        yield Finding("V-04", "filing.time_bar.exempt", f"a time bar may not touch: {barred}")
    if looked.is_("filing.informal_step", True) and (barred := looked.lacks("filing.informal_exempt", PROTECTED)):
        yield Finding("V-04", "filing.informal_exempt", f"no informal step may be asked for: {barred}")


def outside_bodies_are_open_to_the_protected(looked: Looked) -> Iterator[Finding]:
    for name in names_in(looked.pack.facts, "external"):
        field = f"external.{name}.exempt"
        if looked.is_(f"external.{name}.requires_internal", True) and (barred := looked.lacks(field, PROTECTED)):
            yield Finding("V-04", field, f"no inside step may be asked for first: {barred}")


def danger_is_counted_in_hours(looked: Looked) -> Iterator[Finding]:
    for urgency, most in MOST_HOURS.items():
        clocks = [clock for clock in looked.pack.clocks.values() if urgency in clock.urgency and not clock.topics]
        if not any(clock.rule.unit == "hour" and clock.rule.n <= most for clock in clocks):
            yield Finding("V-05", f"clocks.{urgency}", f"needs a clock of at most {most} hours")


def longer_has_an_end(looked: Looked) -> Iterator[Finding]:
    for clock in looked.pack.clocks_of("all"):
        if (longer := clock.extension) is None:
            continue
        field = f"{clock.id if clock.id in looked.pack.later else f'clocks.{clock.id}'}.extension"
        if longer.rule is None:
            yield Finding("V-06", f"{field}.n", "an extension without an end")
        if longer.notice != "written_with_date":
            yield Finding("V-06", f"{field}.notice", "the person must be told the new date in writing")
        if longer.times != 1 and not longer.with_consent:
            yield Finding("V-06", f"{field}.times", "more than once only if the person agrees")


def a_late_letter_is_taken(looked: Looked) -> Iterator[Finding]:
    if not looked.is_("filing.late", "accept_and_stamp"):
        yield Finding("V-16", "filing.late", "a late letter must be taken, stamped for its addressee")
    if not looked.is_("filing.late_decided_in_writing", True):
        yield Finding("V-16", "filing.late_decided_in_writing", "the addressee must decide in writing")


def _reaches(looked: Looked, stage: str, outside: tuple[str, ...]) -> bool:
    seen: set[object] = set()
    here: object = stage
    while here not in outside and here not in seen:
        seen.add(here)
        here = looked.pack.facts.get(f"stages.{here}.next")
    return here in outside


def _not_in(exempt: tuple[str, ...]) -> str:
    return ", ".join(name for name in PROTECTED if name not in exempt)
