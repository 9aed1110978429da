"""One thing that was sent with words, as the signed letter names it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MOST = 6
"""Things sent with one letter."""


@dataclass(frozen=True)
class Item:
    """`id` names the sealed blob, `check` is the digest of what is in it: nobody can put another in its place."""

    id: str
    kind: str
    """`photo` or `voice`"""
    size: int
    """Bytes."""
    check: str

    @property
    def said(self) -> dict[str, Any]:
        """As it stands in a letter and in a draft."""
        return asdict(self)


def items_of(said: Any) -> tuple[Item, ...]:
    """The items a letter or a draft names; nothing where it names none."""
    return tuple(Item(each["id"], each["kind"], each["size"], each["check"]) for each in said or ())
