"""What a docket keeps of its clocks: when the office's time began and ends, and the others that run beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args

from portal.policy import Unit

MOST_OTHERS = 3
MOST_LONGER = 2
LONGEST_NAME = 32
"""Characters kept of a clock's id; the pack's clock is found by its beginning."""

LOOKS = ("danger", "imminent", "life", "triage", "screen")
"""Clocks that ask only that somebody looks: opening meets them. The others ask for a word to the person."""

_UNITS = dict(zip("hdwWm", get_args(Unit), strict=True))
_LETTERS = {unit: letter for letter, unit in _UNITS.items()}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Longer:
    """An extension: so much more, said at that instant."""

    n: int
    unit: Unit
    at: datetime


@dataclass(frozen=True)
class Running:
    """A clock beside that of the answer: its id in the pack, the first instant that is late, whether it was met."""

    id: str
    late_from: datetime
    met: bool = False

    def late(self, now: datetime) -> bool:
        """Whether it ran out and nobody did what it waits for."""
        return not self.met and now.astimezone(UTC) >= self.late_from


@dataclass(frozen=True)
class Clocks:
    """Instants are aware, in UTC, and kept to the minute."""

    answer: str = "answer"
    """The pack's id of the clock for the answer: the first of those whose end sends a case up."""
    since: datetime | None = None
    """When the time of the office that has it began; None: when the letter was handed in."""
    until: datetime | None = None
    """The first late instant of a clock in hours; None where it is the beginning of the day after the due day."""
    longer: tuple[Longer, ...] = ()
    others: tuple[Running, ...] = ()

    def after(self, says: str) -> Clocks:
        """How they stand after an act of an office. `says`: what it says to the person, see `acts.Act`."""
        return replace(self, others=tuple(replace(each, met=each.met or _meets(each, says)) for each in self.others))


def _meets(clock: Running, says: str) -> bool:
    """That the letter has come is no help, no talk and no answer: it meets the clock that asks for just that."""
    return clock.id in LOOKS or says == "words" or (says == "received" and clock.id.endswith("acknowledge"))


def written(clocks: Clocks) -> str:
    """In few letters, for the docket; nothing for the plainest."""
    if clocks == Clocks():
        return ""
    longer = ",".join(f"{each.n}{_LETTERS[each.unit]}{_short(each.at)}" for each in clocks.longer[:MOST_LONGER])
    others = ",".join(
        f"{each.id[:LONGEST_NAME]} {_short(each.late_from)}{'!' if each.met else ''}"
        for each in clocks.others[:MOST_OTHERS]
    )
    return "|".join((clocks.answer[:LONGEST_NAME], _short(clocks.since), _short(clocks.until), longer, others))


def read(text: str) -> Clocks:
    """What `written` wrote. Raises ValueError, KeyError."""
    if not text:
        return Clocks()
    answer, since, until, longer, others = text.split("|")
    return Clocks(
        answer,
        _instant(since),
        _instant(until),
        tuple(_longer(each) for each in longer.split(",") if each),
        tuple(_running(each) for each in others.split(",") if each),
    )


def _longer(text: str) -> Longer:
    at = next(place for place, letter in enumerate(text) if letter in _UNITS)
    return Longer(int(text[:at]), _UNITS[text[at]], _sure(text[at + 1 :]))


def _running(text: str) -> Running:
    name, _, until = text.rpartition(" ")
    return Running(name, _sure(until.rstrip("!")), until.endswith("!"))


def _short(instant: datetime | None) -> str:
    """Minutes since 1970, in 36 digits."""
    if instant is None:
        return ""
    number, found = int(instant.timestamp()) // 60, ""
    while number:
        number, digit = divmod(number, 36)
        found = _DIGITS[digit] + found
    return found or "0"


def _instant(text: str) -> datetime | None:
    return _sure(text) if text else None


def _sure(text: str) -> datetime:
    return datetime.fromtimestamp(int(text, 36) * 60, UTC)
