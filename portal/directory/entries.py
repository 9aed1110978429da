"""What the directory says about each prison, office, ring and officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.directory.in_words import name_in
from portal.directory.reach import Reach
from portal.vault import ring_id

OFFICE_KINDS = (
    "director",
    "health",
    "central",
    "inspectorate",
    "ombudsman",
    "court",
    "protection",
    "refuge",
    "consul",
    "interpreters",
    "duty",
)
OUTSIDE_KINDS = ("inspectorate", "ombudsman", "court", "protection", "refuge", "consul")
"""Offices that do not answer to the prison service."""
ONLY_WHEN_PICKED = ("refuge", "consul")
"""Those whose task is to protect who has no country to turn to, and those of a country: whoever it is about picks one
of them by name, or it gets nothing (R-23). To turn to one says something about oneself."""
WITHOUT_LETTERS = ("interpreters", "duty")
"""Offices nobody writes to."""


ALL_UNITS = "*"


@dataclass(frozen=True)
class PackEntry:
    """A pack of rules in force, pinned to its exact text."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True)
class PrisonEntry:
    code: str
    names: Mapping[str, str] = field(hash=False)
    """By locale, for this and for offices."""
    zone: str = "UTC"
    weekend: tuple[str, ...] = ("sat", "sun")
    pack: str = ""
    """Id of the pack whose rules and time limits hold there."""
    bell: str = ""
    """What to press or call when life is in danger: a fact about the building, said to the person."""
    children: tuple[str, ...] = ()
    """Units in which people under eighteen are held; ALL_UNITS where the whole prison is for them."""

    def for_children(self, unit: str) -> bool:
        """Whether that unit, as somebody typed it, is one for children: its name, alone or before a cell's."""
        said = f"{_tidy(unit)} "
        return ALL_UNITS in self.children or any(said.startswith(f"{_tidy(each)} ") for each in self.children)

    def name(self, locale: str = "en") -> str:
        return name_in(self.names, locale, otherwise=self.code)


@dataclass(frozen=True)
class RingEntry:
    """One generation of an office's key."""

    generation: int
    box: bytes
    """X25519, 32 bytes: what is sealed to the office."""
    from_: date

    @property
    def id(self) -> bytes:
        return ring_id(self.box)


@dataclass(frozen=True)
class OfficeEntry:
    id: str
    kind: str
    prison: str | None = None
    """Code of the prison it belongs to; none for those outside."""
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    rings: tuple[RingEntry, ...] = ()
    """Every generation there ever was, newest last."""
    identity_ring: RingEntry | None = None
    above: tuple[str, ...] = ()
    """Offices a lapsed case climbs to, in order."""
    state: str = "open"
    languages: tuple[str, ...] = ("en",)
    reach: Reach | None = None
    """Where it can be written to or called, where that is known."""

    @property
    def ring(self) -> RingEntry:
        """The newest generation. Raises NotInDirectory while the office has none."""
        if not self.rings:
            raise NotInDirectory(self.id)
        return self.rings[-1]

    def ring_at(self, day: date) -> RingEntry:
        """The newest generation that began on or before `day`. Raises NotInDirectory."""
        begun = [ring for ring in self.rings if ring.from_ <= day]
        if not begun:
            raise NotInDirectory(self.id)
        return begun[-1]

    def name(self, locale: str = "en") -> str:
        return name_in(self.names, locale, otherwise=self.id)

    @property
    def open(self) -> bool:
        return self.state == "open"

    @property
    def outside(self) -> bool:
        return self.kind in OUTSIDE_KINDS


@dataclass(frozen=True)
class OfficerEntry:
    id: bytes
    login: str
    name: str
    office: str
    box: bytes
    """X25519, 32 bytes: what the officer's slots are sealed to."""
    sign: bytes
    """Ed25519, 32 bytes: what the officer's acts are checked with."""
    from_: date
    until: date | None = None
    """Last day in office. Leavers stay listed, so that what they wrote can still be checked."""
    identity: bool = False
    """Whether this officer holds the office's identity ring."""
    line: str = ""
    """Whom this officer answers to, as an office's id."""
    worked_at: tuple[str, ...] = ()
    """Codes of prisons this officer worked at: an obstacle in cases from there."""
    trained: date | None = None
    """Last day the training holds; none where no training is asked for."""
    languages: tuple[str, ...] = ("en",)
    stated: str = ""
    """`woman` or `man` where they said so themselves, for whoever asks to talk to one (R-37); nobody has to."""
    admitted_by: bytes | None = None
    """Id of the member who let this officer in; none for the first one, at the ceremony."""
    admission_signature: bytes | None = None

    def in_office(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)


def _tidy(unit: str) -> str:
    return " ".join(unit.upper().replace("-", " ").split())


class NotInDirectory(LookupError):
    """The signed directory names no such prison, office or officer."""
