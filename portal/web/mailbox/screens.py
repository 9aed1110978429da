"""The list on a kiosk, a few letters to a screen that nobody has to scroll: what is new first, the ways on last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.companions.joined import Joined
from portal.web.mailbox.row import Row

LETTERS = 3
"""On one screen; one fewer beside the picture of a drawer."""


@dataclass(frozen=True)
class Screen:
    rows: tuple[Row, ...] = ()
    along: tuple[Joined, ...] = ()
    known: bool = False
    """Whether it says how far this supporter is with being known."""
    ways: bool = False
    """Whether the ways on stand here: another letter, people beside, another number."""


def screens_of(
    rows: Sequence[Row], along: Sequence[Joined], *, known: bool, people: bool, emblem: bool
) -> list[Screen]:
    """`rows`: the newest first. Never empty; whoever has one letter has everything on one screen."""
    waiting = sorted(rows, key=lambda row: not row.waits)
    first = LETTERS - emblem
    cut = [tuple(waiting[:first]), *(tuple(waiting[at : at + LETTERS]) for at in range(first, len(waiting), LETTERS))]
    screens = [
        *(Screen(rows=each) for each in cut if each),
        *([Screen(known=True)] if known else []),
        *(Screen(along=tuple(along[at : at + LETTERS])) for at in range(0, len(along), LETTERS)),
    ]
    if not rows and not people:
        return screens or [Screen()]
    if len(rows) == 1 and len(screens) == 1:
        return [Screen(rows=screens[0].rows, ways=True)]
    return [*screens, Screen(ways=True)]
