"""A pack: the rules of one jurisdiction, each number with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portal.policy.rule import Rule
from portal.policy.schema import Value


class NoSuchRule(LookupError):
    """A pack without this clock."""


@dataclass(frozen=True, kw_only=True)
class Extension:
    """By how much a clock may be made longer. `rule` is None where the law names no end."""

    rule: Rule | None
    times: int = 1
    with_consent: bool = False
    """Whether the person must agree to any after the first."""
    notice: str = "written_with_date"


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One time limit of a pack. Empty `kinds`, `urgency` or `topics` means all of them."""

    id: str
    rule: Rule
    stage: str
    lapse: str = "escalate"
    """What happens when it runs out: `escalate`, or `alert` the office's list only."""
    kinds: tuple[str, ...] = ()
    urgency: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    starts: str = "filed"
    """What starts it: see schema.STARTS."""
    variants: Mapping[str, Rule] = field(default_factory=dict, hash=False)
    """Another number for a class of letters the pack names itself."""
    hurry: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Variant → the urgencies that choose it. A variant that no stated fact chooses is shown, never counted by."""
    extension: Extension | None = None

    def runs_for(self, kind: str, urgency: str, *, topic: str = "") -> bool:
        fits = (not self.kinds or kind in self.kinds) and (not self.urgency or urgency in self.urgency)
        return fits and (not self.topics or topic in self.topics)

    def for_urgency(self, urgency: str) -> Clock:
        """As it counts for a letter of that urgency: with the number of a variant chosen by it, never a longer one."""
        chosen = [self.variants[name] for name, wanted in self.hurry.items() if urgency in wanted]
        return replace(self, rule=min((self.rule, *chosen), key=lambda rule: rule.about_days)) if chosen else self

    def as_variant(self, name: str) -> Clock:
        """This clock with the number of that variant, or itself where it has none of that name."""
        return replace(self, rule=self.variants[name]) if name in self.variants else self


@dataclass(frozen=True, kw_only=True)
class TimeBar:
    """A local law's limit for filing. It never blocks anyone (V-16); `exempt` classes are not even stamped."""

    rule: Rule
    exempt: tuple[str, ...] = ()
    starts: str = "incident"


@dataclass(frozen=True, kw_only=True)
class Departure:
    """Where a pack is weaker than the one it extends: by which law, and who signed it."""

    law: str
    name: str = ""
    office: str = ""
    date: str = ""
    reason: str = ""
    signature: str = ""
    """Ed25519 over the departure, hex; the page that brings the pack into force checks it."""

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(part for part in ("law", "name", "office", "date", "reason", "signature") if not vars(self)[part])


@dataclass(frozen=True, kw_only=True)
class Days:
    """Which days are free, and up to which day that is known. Days stand in `Pack.holidays` too."""

    country: str = ""
    region: str = ""
    local: frozenset[date] = frozenset()
    estimated: frozenset[date] = frozenset()
    """Holidays that wait for the moon; a site strikes and adds by hand."""
    known_until: date | None = None
    signed: Mapping[str, str] = field(default_factory=dict, hash=False)
    edition: str = ""


@dataclass(frozen=True, kw_only=True)
class Pack:
    id: str
    version: str
    title: str
    hash: str
    """SHA-256, hex, of this pack's text and of those it extends or lays over itself."""
    draft: bool = False
    production: bool = False
    """Marked as confirmed in every number (V-13)."""
    overlay: bool = False
    """Only ever laid over another pack."""
    extends: str = ""
    overlays: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    zone: str = ""
    weekend: tuple[str, ...] = ("sat", "sun")
    holidays: frozenset[date] = frozenset()
    days: Days = Days()
    clocks: Mapping[str, Clock] = field(default_factory=dict, hash=False)
    """Those that start when a first letter is handed in."""
    later: Mapping[str, Clock] = field(default_factory=dict, hash=False)
    """Those of appeals, windows, outside bodies and events, as `bp10.answer`."""
    climbs: tuple[str, ...] = ()
    """Kinds of office whose silence sends a case up; which office is above stands in the directory."""
    watch_days: int = 0
    """How long signs of punishment are looked for."""
    check_days: tuple[int, ...] = ()
    time_bar: TimeBar | None = None
    keeping: Mapping[str, Rule] = field(default_factory=dict, hash=False)
    """How long a file of each kind is kept after the last thing that happened to it. Then it is erased."""
    facts: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """Everything else the schema can hold, as `confidential.comp2.opens`."""
    status: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Field or section of facts → how sure we are."""
    text: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the schema cannot hold: shown, never executed."""
    departures: Mapping[str, Departure] = field(default_factory=dict, hash=False)
    """Field → law and signature, where this pack is weaker than the one it extends (V-17)."""

    def rule(self, name: str) -> Rule:
        """The time limit of that clock. Raises NoSuchRule."""
        return self.clock(name).rule

    def clock(self, name: str) -> Clock:
        """Raises NoSuchRule."""
        if name in self.clocks:
            return self.clocks[name]
        if name in self.later:
            return self.later[name]
        raise NoSuchRule(f"{self.id}: {name}")

    def clocks_for(self, kind: str, urgency: str = "none", *, topic: str = "", variant: str = "") -> tuple[Clock, ...]:
        """The clocks that start with such a filing, the fastest first."""
        running = [clock for clock in self.clocks.values() if clock.runs_for(kind, urgency, topic=topic)]
        return fastest_first(clock.for_urgency(urgency).as_variant(variant) for clock in running)

    def clocks_of(self, stage: str, *, variant: str = "") -> tuple[Clock, ...]:
        """The clocks of a stage, of an outside body or of `events`; of `all`, every clock there is."""
        every = {**self.clocks, **self.later}.values()
        return fastest_first(clock.as_variant(variant) for clock in every if stage in ("all", clock.stage))

    def after(self, stage: str) -> tuple[Clock, ...]:
        """What an answer in a stage starts: the window to go on."""
        above = self.facts.get(f"stages.{stage}.next", "")
        return tuple(clock for clock in self.later.values() if clock.stage == above and clock.starts == "answered")

    @property
    def stages(self) -> tuple[str, ...]:
        return names_in(self.facts, "stages")

    @property
    def variants(self) -> frozenset[str]:
        return frozenset(name for clock in self.clocks_of("all") for name in clock.variants)

    @property
    def unverified(self) -> list[str]:
        """The fields whose numbers nobody has confirmed."""
        return [name for name, rule in self.numbers.items() if not rule.confirmed]

    @property
    def numbers(self) -> dict[str, Rule]:
        """Every number, by the field it stands in."""
        found: dict[str, Rule] = {}
        for name, clock in self.clocks.items():
            found |= _numbers(f"clocks.{name}", clock)
        for name, clock in self.later.items():
            found |= _numbers(name, clock)
        found |= {f"retention.{kind}": rule for kind, rule in self.keeping.items()}
        return found | ({"filing.time_bar": self.time_bar.rule} if self.time_bar else {})


def fastest_first(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    return tuple(sorted(clocks, key=lambda clock: (clock.rule.about_days, clock.id)))


def names_in(facts: Mapping[str, Value], section: str) -> tuple[str, ...]:
    """The pack's own names in a section, in order: `stages` → bp9, bp10, bp11."""
    found = (path.split(".")[1] for path in facts if path.startswith(f"{section}."))
    return tuple(dict.fromkeys(found))


def _numbers(field_name: str, clock: Clock) -> dict[str, Rule]:
    found = {field_name: clock.rule}
    found |= {f"{field_name}.variants.{name}": rule for name, rule in clock.variants.items()}
    if clock.extension and clock.extension.rule:
        found[f"{field_name}.extension"] = clock.extension.rule
    return found
