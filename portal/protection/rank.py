"""In which order watched people are looked at. What they told, when it was, and who they are weigh nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from portal.protection.signs import Sign

Rank = tuple[bool, bool, float, int, date]


def rank(*, told: bool, signs: Sequence[Sign], silent: int, since: date) -> Rank:
    """Smaller is sooner. `told`: whether they say they are being punished; `silent`: for how many days they did not
    answer us; `since`: the first day of the watch. `signs` are those to ask about."""
    chance = min((sign.chance for sign in signs), default=1.0)
    return not told, not signs, chance, -silent, since
