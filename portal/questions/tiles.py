"""Kiosk screens whose choices differ by path still show the same number of tiles."""

from portal.questions.question import Option
from portal.questions.readers import SHOW_MORE


def tiles_of(options: tuple[Option, ...], tiles: int, *, turn: int = 0) -> list[Option | None]:
    """Exactly `tiles` places: choices, then empty places; with too many choices the last place shows the next turn.

    The last turn leads back to the first, so nobody is stuck.
    """
    if len(options) <= tiles:
        return [*options, *[None] * (tiles - len(options))]
    room = tiles - 1
    turns = -(-len(options) // room)
    start = turn % turns * room
    shown = options[start : start + room]
    return [*shown, *[None] * (room - len(shown)), SHOW_MORE]
