"""Which of two rules asks more of the office."""

from __future__ import annotations

from math import ceil, inf

from portal.policy.pack import Clock
from portal.policy.rule import Rule
from portal.policy.schema import Value, field_of

_SHORTEST_DAY = 23
"""Hours, on the day the clocks go forward."""


def never_later(one: Rule, other: Rule) -> bool:
    """Whether `one` runs out at the latest when `other` does: whatever is free, whenever it starts."""
    if one.against != other.against or one.rolls > other.rolls or not set(one.pauses) <= set(other.pauses):
        return False
    if one.unit == other.unit:
        return one.n <= other.n
    if one.unit == "hour":
        return one.n <= _least_days(other) * _SHORTEST_DAY
    return _most_days(one) <= _least_days(other)


def stricter_clock(one: Clock, other: Clock) -> Clock | None:
    """The one that never runs out later; None where it depends on the calendar, or where they run for other letters."""
    if _whom(one) != _whom(other):
        return None
    if never_later(one.rule, other.rule):
        return one
    return other if never_later(other.rule, one.rule) else None


def weaker_clock(rule: Rule, above: Rule) -> bool:
    """Whether a clock against an office gives it more time, or may stand still more often, or one against a person
    less."""
    if above.against == "office" and not set(rule.pauses) <= set(above.pauses):
        return True
    mine, theirs = rule.about_days, above.about_days
    return mine > theirs if above.against == "office" else mine < theirs


def weaker_fact(path: str, value: Value, above: Value) -> bool:
    """Whether a value protects less than the one above it; False where the schema knows no order."""
    return stricter_fact(path, value, above) != value


def stricter_fact(path: str, one: Value, other: Value) -> Value:
    """The value that protects more; of two lists what is in either, or what is in both."""
    known = field_of(path)
    if known is None or not known.stricter or one == other:
        return one
    match one, other:
        case bool(), bool():
            return (one or other) if known.stricter == "yes" else (one and other)
        case int(), int():
            return max(one, other) if known.stricter == "more" else min(one, other)
        case tuple(), tuple() if known.stricter == "more":
            return one if set(other) <= set(one) else tuple(dict.fromkeys((*one, *other)))
        case tuple(), tuple():
            return one if set(one) <= set(other) else tuple(each for each in one if each in other)
        case str(), str():
            return min(one, other, key=known.choices.index)
    return one


def _whom(clock: Clock) -> tuple[object, ...]:
    return (clock.stage, clock.starts, set(clock.kinds), set(clock.urgency), set(clock.topics), dict(clock.hurry))


def _least_days(rule: Rule) -> float:
    """Day zero is the day it starts."""
    return {"hour": 0, "week": 7 * rule.n, "month": 28 * rule.n}.get(rule.unit, rule.n)


def _most_days(rule: Rule) -> float:
    match rule.unit:
        case "hour":
            return ceil(rule.n / _SHORTEST_DAY)
        case "working_day":
            return inf
        case "week":
            return 7 * rule.n
        case "month":
            return 31 * rule.n
        case "calendar_day":
            return rule.n
