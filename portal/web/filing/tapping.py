"""The number tapped instead of typed: two of its four parts, each found among nine, while the number is out of sight.

Typing four digits that stand on the same page asks less: by chance one in 81 passes here who kept nothing, and every
wrong tap shows the number again and draws other tiles.
"""

from __future__ import annotations

import secrets

from flask_babel import gettext

from portal.casework.draft import Draft

TILES = 9
ASKED = (2, 3)
"""The third part, then the last: the one that is typed otherwise."""


def begin_tapping(draft: Draft) -> None:
    parts = _parts(draft)
    draft["tapping"] = {"at": 0, "tiles": [_tiles(parts, asked) for asked in ASKED]}


def end_tapping(draft: Draft) -> None:
    draft.pop("tapping", None)


def tap(draft: Draft, part: str) -> bool | None:
    """True when the last one was right, None when there is another to tap; False ends it."""
    held = draft.get("tapping")
    if not held or _parts(draft)[asked_now(draft)] != part:
        end_tapping(draft)
        return False
    held["at"] += 1
    if held["at"] < len(ASKED):
        return None
    end_tapping(draft)
    return True


def asked_now(draft: Draft) -> int:
    """Which of the four parts is asked for, from 0."""
    return ASKED[draft["tapping"]["at"]]


def asks_now(draft: Draft) -> str:
    """What to tap, in words."""
    if asked_now(draft) == len(_parts(draft)) - 1:
        return gettext("Tap the last part of your number.")
    return gettext("Tap the third part of your number.")


def tiles_now(draft: Draft) -> list[str]:
    tiles: list[str] = draft["tapping"]["tiles"][draft["tapping"]["at"]]
    return tiles


def _parts(draft: Draft) -> list[str]:
    code = draft["code"]
    return [code[at : at + 4] for at in range(0, len(code), 4)]


def _tiles(parts: list[str], asked: int) -> list[str]:
    """The right one among others that stand nowhere in the number. Drawn once: looking twice tells nothing."""
    found = {parts[asked]}
    while len(found) < TILES:
        other = f"{secrets.randbelow(10_000):04d}"
        if other not in parts:
            found.add(other)
    order = list(found)
    secrets.SystemRandom().shuffle(order)
    return order
