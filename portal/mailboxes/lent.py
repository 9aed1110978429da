"""A letter of one mailbox shown in another: what it takes to read it there, and to answer as the same person."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lent:
    """Nothing of the mailbox it comes from is in it: from the second number no way leads to the first."""

    case: bytes
    sealed: bytes = field(repr=False)
    """The case's seed for this mailbox. Its grant lies here and not with the case: a seventh one there would tell."""
    pair: bytes = field(repr=False)
    """Seed of the pair that signs this one case."""
    book: bytes = field(repr=False)
