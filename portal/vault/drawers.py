"""A drawer: six pictures out of a hundred, as twelve digits. Always drawn here: two people who chose alike would read
each other's letters."""

from __future__ import annotations

import secrets

from portal.vault.codes import digits

PICTURES = 6
LENGTH = 2 * PICTURES


def new_drawer() -> str:
    """Twelve digits, 39.9 random bits. No digit checks the others: a wrong drawer opens too, and is empty."""
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}d}"


def tidy_drawer(typed: str) -> str | None:
    """The drawer in any script and spacing, or None when pictures are missing or there are too many."""
    drawer = digits(typed)
    return drawer if len(drawer) == LENGTH else None


def pictures_in(drawer: str) -> tuple[str, ...]:
    """The numbers of its pictures in their order, "00" to "99": the group, and which of its ten."""
    return tuple(drawer[at : at + 2] for at in range(0, len(drawer) - 1, 2))
