"""A time limit: so many units, against whom it runs, and where the number comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

Unit = Literal["hour", "calendar_day", "working_day", "week", "month"]
Against = Literal["office", "person"]

UNITS: tuple[Unit, ...] = get_args(Unit)
STATUSES = ("verified", "memory-high", "memory-med", "unverified", "project-default")
"""How sure we are of a number; everything but `verified` is shown to staff as not confirmed."""
MOST = 10_000

_SHORT: dict[str, Unit] = {"h": "hour", "d": "calendar_day", "wd": "working_day", "w": "week", "m": "month"}
_LONGEST_IN_DAYS = {"hour": 1 / 24, "calendar_day": 1.0, "working_day": 7 / 5, "week": 7.0, "month": 31.0}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`pauses` lists what a pack lets stop this clock although it runs against an office."""

    n: int
    unit: Unit
    against: Against = "office"
    source: str = ""
    status: str = "unverified"
    pauses: tuple[str, ...] = ()
    rolls: bool = False
    """Whether a last day that is free moves to the next working day: only where the law says so."""

    def __post_init__(self) -> None:
        if not 1 <= self.n <= MOST or self.unit not in UNITS:
            raise ValueError(f"not a time limit: {self.n} {self.unit}")

    @property
    def confirmed(self) -> bool:
        return self.status == "verified"

    @property
    def about_days(self) -> float:
        """Roughly how many days at the most, to compare rules of different units."""
        return self.n * _LONGEST_IN_DAYS[self.unit]


def rule_of(text: str, *, against: Against = "office") -> Rule:
    """The rule behind `10wd`: a number and h, d, wd, w or m. Raises ValueError."""
    found = re.fullmatch(r"([1-9][0-9]{0,4})(h|d|wd|w|m)", text)
    if found is None:
        raise ValueError(f"{text!r} is not a number with h, d, wd, w or m")
    return Rule(n=int(found[1]), unit=_SHORT[found[2]], against=against, source="--rule", status="verified")
