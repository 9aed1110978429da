"""What comes back: letters about ill-treatment that tell of the same place, or name the same officer (R-43).

Worked out in the session of an office outside and kept nowhere. Closed ones count, and what was found unproved too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from portal.cases import Opened
from portal.protection.staff_numbers import names_in

FEWEST = 2
ALIKE = 0.84
"""From 0 to 1: from here on two spellings are one name. A slip of one letter in eight is still the same."""


@dataclass(frozen=True)
class Told:
    """One letter. `place`: its wing, or the kind of place; `named`: officers that this office wrote down for it."""

    ref: str
    prison: str
    place: str
    named: tuple[str, ...]
    filed: date


@dataclass
class Pattern:
    """`what` is `place` or `person`; `prison` is empty where it is about a person, who may have moved."""

    what: str
    prison: str
    name: str
    letters: list[Told] = field(default_factory=list)


def about_harm(opened: Opened) -> bool:
    """Whether a letter counts: a report, one that is marked, or one about what an officer did."""
    return opened.docket.kind == "report" or bool(opened.docket.flags) or opened.particulars.get("by") == "staff"


def told_in(ref: str, opened: Opened) -> Told:
    facts, docket = opened.particulars, opened.docket
    place = str(facts.get("unit") or facts.get("place") or "")
    return Told(ref, docket.prison, place, tuple(names_in(opened.notes).values()), docket.filed.date())


def patterns_in(letters: Iterable[Told]) -> list[Pattern]:
    """Those with at least two letters, the most letters first, each with its newest letter first."""
    places: dict[tuple[str, str], Pattern] = {}
    people: list[Pattern] = []
    for each in sorted(letters, key=lambda letter: (letter.filed, letter.ref), reverse=True):
        if each.place:
            key = each.prison, _plain(each.place)
            places.setdefault(key, Pattern("place", each.prison, each.place)).letters.append(each)
        for name in each.named:
            known = next((found for found in people if alike(found.name, name)), None)
            if known is None:
                people.append(known := Pattern("person", "", name))
            if each not in known.letters:
                known.letters.append(each)
    found = [each for each in (*people, *places.values()) if len(each.letters) >= FEWEST]
    return sorted(found, key=lambda each: (-len(each.letters), each.what, each.name))


def alike(one: str, other: str) -> bool:
    """Whether two names as typed may be one person's: in any order, with any accents, with a slip of the pen.

    Staff numbers are alike only where every figure is.
    """
    first, second = _words(one), _words(other)
    if re.findall(r"\d", "".join(first)) != re.findall(r"\d", "".join(second)):
        return False
    return SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio() >= ALIKE


def _words(name: str) -> Sequence[str]:
    return sorted(re.findall(r"\w+", _plain(name)))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())
