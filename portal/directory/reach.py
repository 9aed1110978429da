"""Where an office can be reached by post, by telephone, and when: words for people, signed like everything there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.directory.in_words import in_language

LINES, LONGEST = 6, 80
"""Lines of an address, and the characters of one line: what fits beside others on a sheet of paper."""
TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{1,29}")
FIELDS = {"address", "telephone", "hours"}


@dataclass(frozen=True)
class Reach:
    """Each part may be missing; an office without any has no Reach at all."""

    address: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Lines as they stand on an envelope, by locale; another language falls back as names do."""
    telephone: str = ""
    hours: Mapping[str, str] = field(default_factory=dict, hash=False)
    """When somebody is there, in words, by locale."""

    def lines(self, locale: str) -> tuple[str, ...]:
        return in_language(self.address, locale, otherwise=())

    def when(self, locale: str) -> str:
        return in_language(self.hours, locale, otherwise="")


def reach_json(reach: Reach) -> dict[str, Any]:
    """The parts there are: what is not known is not written."""
    address = {"address": {locale: list(lines) for locale, lines in reach.address.items()}} if reach.address else {}
    telephone = {"telephone": reach.telephone} if reach.telephone else {}
    return address | telephone | ({"hours": dict(reach.hours)} if reach.hours else {})


def reach_entry(given: Any) -> Reach | None:
    """Nothing where nothing is given. Raises ValueError for what is no such thing, or does not fit on paper."""
    if given is None:
        return None
    if not isinstance(given, dict) or not given or not set(given) <= FIELDS:
        raise ValueError("reach: an address, a telephone, hours, and nothing else")
    telephone = given.get("telephone", "")
    if not isinstance(telephone, str) or (telephone and not TELEPHONE.fullmatch(telephone)):
        raise ValueError("reach: no telephone number")
    address = {str(locale): tuple(lines) for locale, lines in _mapping(given, "address").items() if _is_list(lines)}
    hours = _mapping(given, "hours")
    if any(not 1 <= len(lines) <= LINES for lines in address.values()):
        raise ValueError(f"reach: an address has 1 to {LINES} lines")
    for line in (*(line for lines in address.values() for line in lines), *hours.values()):
        if not isinstance(line, str) or not line.strip() or len(line) > LONGEST or not line.isprintable():
            raise ValueError(f"reach: a line has 1 to {LONGEST} letters")
    return Reach(address, telephone, hours)


def _mapping(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = given.get(name, {})
    if not isinstance(found, dict) or (name in given and not found):
        raise ValueError(f"reach: {name} is written by language")
    return dict(found)


def _is_list(lines: Any) -> bool:
    if not isinstance(lines, list):
        raise ValueError("reach: an address is a list of lines")
    return True
