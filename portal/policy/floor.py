"""What no pack may go below. The part of V-01…V-17 that the present schema can express."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.policy.pack import Clock, Pack

PROTECTED = ("abuse", "retaliation", "medical", "self_harm", "child")
MOST_HOURS = {"life": 1, "imminent": 48}
LEAST_WATCH_DAYS = 90


@dataclass(frozen=True)
class Finding:
    """A fault in a pack: the validator's rule, the field, and what is wrong in words."""

    rule: str
    field: str
    says: str


def findings(pack: Pack, parent: Pack | None = None) -> list[Finding]:
    """Every way a pack is weaker than the floor, or than its parent without saying so."""
    found = [finding for check in _CHECKS for finding in check(pack)]
    return found + (list(_weaker(pack, parent)) if parent else [])


def _every_clock_ends_somewhere(pack: Pack) -> Iterator[Finding]:
    if "answer" not in pack.clocks:
        yield Finding("V-03", "clocks.answer", "there is no time limit for an answer")
    elif pack.clock("answer").lapse != "escalate":
        yield Finding("V-03", "clocks.answer.lapse", "a letter without an answer must go up")
    if not pack.climbs:
        yield Finding("V-03", "lapse.climbs", "no office's silence sends a letter up")


def _no_bar_for_the_protected(pack: Pack) -> Iterator[Finding]:
    if pack.time_bar and (barred := [name for name in PROTECTED if name not in pack.time_bar.exempt]):
        yield Finding("V-04", "filing.time_bar.exempt", f"a time bar may not touch: {', '.join(barred)}")


def _danger_is_counted_in_hours(pack: Pack) -> Iterator[Finding]:
    for urgency, most in MOST_HOURS.items():
        clocks = [clock for clock in pack.clocks.values() if urgency in clock.urgency]
        if not any(clock.rule.unit == "hour" and clock.rule.n <= most for clock in clocks):
            yield Finding("V-05", f"clocks.{urgency}", f"needs a clock of at most {most} hours")


def _watch_is_long_enough(pack: Pack) -> Iterator[Finding]:
    if pack.watch_days < LEAST_WATCH_DAYS and "retaliation.watch_days" not in pack.departures:
        yield Finding("V-09", "retaliation.watch_days", f"fewer than {LEAST_WATCH_DAYS} days")


def _every_number_has_a_source(pack: Pack) -> Iterator[Finding]:
    for clock in pack.clocks.values():
        if not clock.rule.source:
            yield Finding("V-13", f"clocks.{clock.id}.source", "a number without a source")


def _weaker(pack: Pack, parent: Pack) -> Iterator[Finding]:
    for name, clock in pack.clocks.items():
        above = parent.clocks.get(name)
        field = f"clocks.{name}"
        if above and _is_weaker(clock, above) and field not in pack.departures:
            yield Finding("V-17", field, f"longer than in {parent.id}, and not among the departures")


def _is_weaker(clock: Clock, above: Clock) -> bool:
    slower = clock.rule.about_days > above.rule.about_days
    return clock.rule.against == "office" and slower


_CHECKS: tuple[Callable[[Pack], Iterator[Finding]], ...] = (
    _every_clock_ends_somewhere,
    _no_bar_for_the_protected,
    _danger_is_counted_in_hours,
    _watch_is_long_enough,
    _every_number_has_a_source,
)
