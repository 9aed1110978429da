"""A pack: the rules of one jurisdiction, each number with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.policy.rule import Rule


class NoSuchRule(LookupError):
    """A pack without this clock."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One time limit of a pack. Empty `kinds` or `urgency` means all of them."""

    id: str
    rule: Rule
    stage: str
    lapse: str = "escalate"
    """What happens when it runs out: `escalate`, or `alert` the office's list only."""
    kinds: tuple[str, ...] = ()
    urgency: tuple[str, ...] = ()

    def runs_for(self, kind: str, urgency: str) -> bool:
        return (not self.kinds or kind in self.kinds) and (not self.urgency or urgency in self.urgency)


@dataclass(frozen=True, kw_only=True)
class TimeBar:
    """A local law's limit for filing. It never blocks anyone (V-16); `exempt` classes are not even stamped."""

    rule: Rule
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pack:
    id: str
    version: str
    title: str
    hash: str
    """SHA-256, hex, of this pack's text and of those it extends."""
    draft: bool = False
    extends: str = ""
    sources: tuple[str, ...] = ()
    zone: str = ""
    weekend: tuple[str, ...] = ("sat", "sun")
    holidays: frozenset[date] = frozenset()
    clocks: Mapping[str, Clock] = field(default_factory=dict, hash=False)
    climbs: tuple[str, ...] = ()
    """Kinds of office whose silence sends a case up; which office is above stands in the directory."""
    watch_days: int = 0
    """How long signs of punishment are looked for."""
    check_days: tuple[int, ...] = ()
    time_bar: TimeBar | None = None
    departures: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Field → legal source, where this pack is weaker than the one it extends (V-17)."""

    def rule(self, name: str) -> Rule:
        """The time limit of that clock. Raises NoSuchRule."""
        return self.clock(name).rule

    def clock(self, name: str) -> Clock:
        """Raises NoSuchRule."""
        if name not in self.clocks:
            raise NoSuchRule(f"{self.id}: {name}")
        return self.clocks[name]

    def clocks_for(self, kind: str, urgency: str = "none") -> tuple[Clock, ...]:
        """The clocks that start with such a filing, the fastest first."""
        running = [clock for clock in self.clocks.values() if clock.runs_for(kind, urgency)]
        return tuple(sorted(running, key=lambda clock: (clock.rule.about_days, clock.id)))

    @property
    def unverified(self) -> list[str]:
        """The fields whose numbers nobody has confirmed."""
        return [f"clocks.{clock.id}" for clock in self.clocks.values() if not clock.rule.confirmed]
