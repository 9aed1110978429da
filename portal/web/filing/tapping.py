"""The number tapped instead of typed: two of its four parts, each found among nine, while the number is out of sight.
Six pictures are all tapped again, on the board where they are tapped from then on.

Typing four digits that stand on the same page asks less: by chance one in 81 passes here who kept nothing, and every
wrong tap shows the number again and draws other tiles.
"""

from __future__ import annotations

import secrets

from flask_babel import gettext

from portal.casework.draft import Draft
from portal.vault.opener import Opener
from portal.web.shared.board import is_whole

TILES = 9
ASKED = (2, 3)
"""The third part, then the last: the one that is typed otherwise."""


def by_pictures(draft: Draft) -> bool:
    """Whether six pictures open what is sent, and not a number."""
    return Opener(draft["code"] or "").by_pictures


def begin_tapping(draft: Draft) -> None:
    parts = _parts(draft)
    draft["tapping"] = {} if by_pictures(draft) else {"at": 0, "tiles": [_tiles(parts, asked) for asked in ASKED]}


def end_tapping(draft: Draft) -> None:
    draft.pop("tapping", None)


def tap(draft: Draft, part: str) -> bool | None:
    """True when the last one was right, None when there is another to tap; False ends it."""
    held = draft.get("tapping")
    if not held or by_pictures(draft) or _parts(draft)[asked_now(draft)] != part:
        end_tapping(draft)
        return False
    held["at"] += 1
    if held["at"] < len(ASKED):
        return None
    end_tapping(draft)
    return True


def tap_picture(draft: Draft, tapped: str) -> bool | None:
    """`tapped` is all of them so far: True when they are the six, None while some are missing; False ends it."""
    if "tapping" in draft and not is_whole(tapped):
        return None
    right = "tapping" in draft and tapped == draft["code"]
    end_tapping(draft)
    return right


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
