"""From the tables of a pack's text to its plain facts, each under its full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.policy.reading_clocks import flag, listed, one_of, table, whole, words
from portal.policy.refused import PackRefused
from portal.policy.schema import CLOCKS_WITHIN, FACTS, TYPED, Field, Value, field_of


def facts_from(given: Mapping[str, Any]) -> dict[str, Value]:
    """Raises PackRefused for a field the schema does not know, and for a value of another kind."""
    return {path: _value(path, value) for path, value in _leaves(given)}


def _leaves(given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section in dict.fromkeys(name.split(".")[0] for name in FACTS):
        skipped = TYPED.get(section, frozenset())
        for name, value in given.get(section, {}).items():
            path = f"{section}.{name}"
            if name in skipped:
                continue
            if f"{section}.*" in FACTS:
                yield from _named(path, value, CLOCKS_WITHIN.get(f"{section}.*", ()))
            elif f"{path}.*" in FACTS:
                for own, fields in table(value, path).items():
                    yield from _named(f"{path}.{own}", fields, ())
            else:
                yield path, value


def _named(path: str, given: Any, clocks: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, value in table(given, path).items():
        if name not in clocks:
            yield f"{path}.{name}", value


def _value(path: str, given: Any) -> Value:
    known = field_of(path)
    if known is None:
        raise PackRefused("unknown field", field=path)
    return _held(known, given, path)


def _held(known: Field, given: Any, path: str) -> Value:
    match known.holds:
        case "flag":
            return flag(given, path)
        case "number":
            return whole(given, path)
        case "list":
            return listed(given, path)
        case "one":
            return one_of(given, known.choices, path)
        case "words":
            return words(given, path)
