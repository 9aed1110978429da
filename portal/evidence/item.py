"""One thing that was sent with words, as the signed letter names it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MOST = 6
"""Things sent with one letter."""


class Gone(Exception):
    """The blob is not there, or not what was put there."""


@dataclass(frozen=True)
class Item:
    """`id` names the sealed blob, `check` is the digest of what is in it: nobody can put another in its place."""

    id: str
    kind: str
    """`photo`, `paper` or `voice`"""
    size: int
    """Bytes."""
    check: str
    pages: int = 1
    """Of a paper."""
    unlike: bool = False
    """A voice that was made unlike the speaker's."""

    @property
    def said(self) -> dict[str, Any]:
        """As it stands in a letter and in a draft."""
        usual = {"pages": 1, "unlike": False}
        return {name: value for name, value in asdict(self).items() if name not in usual or value != usual[name]}


def items_of(said: Any) -> tuple[Item, ...]:
    """The items a letter or a draft names; nothing where it names none."""
    return tuple(
        Item(each["id"], each["kind"], each["size"], each["check"], each.get("pages", 1), each.get("unlike", False))
        for each in said or ()
    )
