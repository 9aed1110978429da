"""One figure: what was measured, its budget, and the floor it stands on."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`value` and `budget` in `unit`; `floor` is what the machine itself needs for it, in the same unit."""

    name: str
    value: float
    budget: float
    unit: str
    cases: int
    floor: float | None = None

    @property
    def ok(self) -> bool:
        return self.value <= self.budget

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ok": self.ok}

    def line(self) -> str:
        """For a person."""
        floor = f", floor {self.floor:.4g}" if self.floor is not None else ""
        beside = f"(budget {self.budget:.4g}{floor}) at {self.cases} cases"
        return f"{'ok' if self.ok else 'OVER':4}  {self.name}: {self.value:.4g} {self.unit} {beside}"


def milliseconds(act: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    start = clock()
    act()
    return (clock() - start) * 1000


def median(values: list[float]) -> float:
    return statistics.median(values)
