"""Who is looking."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class RingKey:
    """A ring an officer belongs to. `case` is set for a one-time ring, `identity` for an office's identity ring."""

    id: bytes
    office: str
    seed: bytes = field(repr=False)
    case: bytes | None = None
    identity: bool = False


@dataclass(frozen=True)
class OfficerViewer:
    """A signed-in member of one office, with the keys his slots opened to."""

    id: bytes
    login: str
    name: str
    office: str
    seed: bytes = field(repr=False)
    rings: tuple[RingKey, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Complainant:
    """Whoever opened a mailbox."""

    seed: bytes = field(repr=False)
    door_key: bytes = field(repr=False)


Viewer = OfficerViewer | Complainant
