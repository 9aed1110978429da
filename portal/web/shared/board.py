"""The board on which six pictures are tapped: first a group, then one of its ten. What is tapped so far stays on the
page: no address and no session holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext

from portal.questions.drawer import GROUPS, PICTURES
from portal.vault import drawers
from portal.vault.codes import digits

BACK = "back"
"""The tile that takes the last picture away, or leads from the ten of a group to all groups."""
SHOWN = 4
"""Pictures of a group by which it is known."""


@dataclass(frozen=True)
class Tile:
    """`digit` is what it sends; the pictures by their numbers."""

    digit: str
    name: str
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    tapped: str
    """The digits so far."""

    @property
    def count(self) -> int:
        """How many pictures that are."""
        return len(self.tapped) // 2

    @property
    def group(self) -> str:
        """The one that is open; "" where the groups are shown."""
        return self.tapped[-1] if len(self.tapped) % 2 else ""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        if self.group:
            return tuple(Tile(each, name_of(self.group + each), (self.group + each,)) for each in "0123456789")
        return tuple(
            Tile(each, gettext(GROUPS[int(each)]), tuple(f"{each}{at}" for at in range(SHOWN))) for each in "0123456789"
        )

    @property
    def filler(self) -> str:
        return filler([tile.name for tile in self.tiles] if self.group else [])


def filler(names: Sequence[str]) -> str:
    """What makes these names as long as the longest would: no page tells by its size which pictures are on it."""
    longest = max(len(gettext(each).encode()) for each in PICTURES) if names else 0
    return "." * (longest * len(names) - sum(len(each.encode()) for each in names))


def tapped_now() -> str:
    """What the form held, with the tile that sent it."""
    before = digits(request.form.get("drawer", ""))[: drawers.LENGTH]
    return _with(before, request.form.get("digit", ""))


def is_whole(tapped: str) -> bool:
    return len(tapped) == drawers.LENGTH


def name_of(number: str) -> str:
    """What a picture is called, in the language of the page."""
    return gettext(PICTURES[int(number)])


def six_of(drawer: str) -> list[tuple[str, str]]:
    """(number, name) of its pictures, in their order."""
    return [(number, name_of(number)) for number in drawers.pictures_in(drawer)]


def _with(before: str, digit: str) -> str:
    if digit == BACK:
        return before[:-1] if len(before) % 2 else before[:-2]
    return (before + digits(digit)[:1])[: drawers.LENGTH]
