"""A fault in a pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.policy.pack import Pack

PROTECTED = ("abuse", "retaliation", "medical", "self_harm", "child")
"""The classes of V-04."""


@dataclass(frozen=True)
class Finding:
    """The validator's rule, the field, and what is wrong in words."""

    rule: str
    field: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A pack as the validator sees it; `parent`, `today` and `printed` (a poster's hash) only where they are known."""

    pack: Pack
    parent: Pack | None = None
    today: date | None = None
    printed: str = ""

    def is_(self, path: str, value: object) -> bool:
        return self.pack.facts.get(path) == value

    def listed(self, path: str) -> tuple[str, ...]:
        found = self.pack.facts.get(path, ())
        return found if isinstance(found, tuple) else ()

    def lacks(self, path: str, needed: tuple[str, ...]) -> str:
        """What a list does not have, in words; empty when nothing is missing."""
        return ", ".join(each for each in needed if each not in self.listed(path))

    def number(self, path: str) -> int | None:
        found = self.pack.facts.get(path)
        return found if isinstance(found, int) else None
