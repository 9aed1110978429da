"""What is wrong with a book, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "dropped", "changed", "swapped", "inserted", "truncated", "forked", "replayed", "rolled_back", "key_changed"
]


@dataclass(frozen=True)
class Fault:
    kind: Kind
    page: int | None
    """None when it is known that something is wrong, but no page can be named (a case that is gone)."""
    through: int | None = None
    """The last page concerned, where it cannot be told which ones between, or all are."""

    def as_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"page": self.page, "kind": self.kind}
        return plain if self.through in (None, self.page) else plain | {"through": self.through}


def spread(kind: Kind, first: int, last: int) -> Fault:
    """One fault over several pages."""
    return Fault(kind, first, last if last > first else None)
