"""From the tables of a pack's text to its time limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.policy.pack import Clock, Extension, TimeBar
from portal.policy.refused import PackRefused
from portal.policy.rule import STATUSES, Rule
from portal.policy.schema import BAR, CLOCK, EXTENSION, KEEPING, NOTICES, STARTS, VARIANT


def clock_from(name: str, given: Any, *, path: str, stage: str, starts: str = "filed", **usual: str) -> Clock:
    """The clock that stands at `path` of a text; `usual` is what it is when it does not say."""
    fields = table(given, path, CLOCK)
    usual = {"against": "office", "lapse": "escalate", "stage": stage or name} | usual
    rule = _rule(fields, path, against=usual["against"])
    variants = fields.get("variants", {})
    return Clock(
        id=name,
        rule=rule,
        stage=words(fields.get("stage", usual["stage"]), f"{path}.stage"),
        lapse=one_of(fields.get("lapse", usual["lapse"]), ("escalate", "alert"), f"{path}.lapse"),
        kinds=listed(fields.get("kinds", []), f"{path}.kinds"),
        urgency=listed(fields.get("urgency", []), f"{path}.urgency"),
        topics=listed(fields.get("topics", []), f"{path}.topics"),
        starts=one_of(fields.get("starts", starts), STARTS, f"{path}.starts"),
        variants={
            variant: _variant(more, f"{path}.variants.{variant}", rule)
            for variant, more in table(variants, f"{path}.variants").items()
        },
        hurry={
            variant: listed(more["urgency"], f"{path}.variants.{variant}.urgency")
            for variant, more in table(variants, f"{path}.variants").items()
            if "urgency" in more
        },
        extension=_extension(fields["extension"], f"{path}.extension") if "extension" in fields else None,
    )


def time_bar_from(given: Any) -> TimeBar:
    path = "filing.time_bar"
    fields = table(given, path, BAR)
    return TimeBar(
        rule=_rule(fields, path, against="person"),
        exempt=listed(fields.get("exempt", []), f"{path}.exempt"),
        starts=one_of(fields.get("starts", "incident"), STARTS, f"{path}.starts"),
    )


def keeping_from(given: Mapping[str, Any]) -> dict[str, Rule]:
    """How long each kind is kept. Shorter is what runs against the person."""
    return {kind: _keeping(fields, f"retention.{kind}") for kind, fields in given.items()}


def _keeping(given: Any, path: str) -> Rule:
    rule = _rule(table(given, path, KEEPING), path, against="person")
    if rule.unit in ("hour", "working_day"):
        raise PackRefused("a keeping time is in days, weeks or months", field=f"{path}.unit")
    return rule


def table(given: Any, path: str, known: frozenset[str] | None = None) -> Mapping[str, Any]:
    """Raises PackRefused for what is no table, and for a field nobody knows."""
    if not isinstance(given, dict):
        raise PackRefused("not a table", field=path)
    if known is not None and (unknown := set(given) - known):
        raise PackRefused("unknown field", field=f"{path}.{min(unknown)}" if path else min(unknown))
    return given


def one_of(given: Any, allowed: tuple[str, ...], path: str) -> str:
    if given not in allowed:
        raise PackRefused(f"{given!r} is not one of {', '.join(allowed)}", field=path)
    return str(given)


def words(given: Any, path: str) -> str:
    if not isinstance(given, str):
        raise PackRefused(f"{given!r} is not words", field=path)
    return given


def listed(given: Any, path: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise PackRefused(f"{given!r} is not a list of words", field=path)
    return tuple(given)


def whole(given: Any, path: str) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise PackRefused(f"{given!r} is not a whole number", field=path)
    return given


def flag(given: Any, path: str) -> bool:
    if not isinstance(given, bool):
        raise PackRefused(f"{given!r} is not true or false", field=path)
    return given


def _variant(given: Any, path: str, usual: Rule) -> Rule:
    return _rule(table(given, path, VARIANT), path, against=usual.against)


def _rule(fields: Mapping[str, Any], path: str, *, against: str) -> Rule:
    if missing := {"n", "unit"} - set(fields):
        raise PackRefused("missing", field=f"{path}.{min(missing)}")
    against = one_of(fields.get("against", against), ("office", "person"), f"{path}.against")
    try:
        return Rule(
            n=whole(fields["n"], f"{path}.n"),
            unit=fields["unit"],
            against="person" if against == "person" else "office",
            source=words(fields.get("source", ""), f"{path}.source"),
            status=one_of(fields.get("status", "unverified"), STATUSES, f"{path}.status"),
            pauses=listed(fields.get("pauses", []), f"{path}.pauses"),
            rolls=flag(fields.get("rolls", False), f"{path}.rolls"),
        )
    except PackRefused:
        raise
    except (TypeError, ValueError) as wrong:
        raise PackRefused(str(wrong), field=path) from None


def _extension(given: Any, path: str) -> Extension:
    fields = table(given, path, EXTENSION)
    return Extension(
        rule=_rule(fields, path, against="office") if "n" in fields else None,
        times=whole(fields.get("times", 1), f"{path}.times"),
        with_consent=flag(fields.get("with_consent", False), f"{path}.with_consent"),
        notice=one_of(fields.get("notice", "written_with_date"), NOTICES, f"{path}.notice"),
    )
