"""What opens a door: the sixteen digits of a number, or the twelve of a drawer."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.vault import codes, drawers
from portal.vault.site import Site


@dataclass(frozen=True)
class Opener:
    """Which of the two it is, is told by how long it is: nothing else has to be kept beside the digits."""

    digits: str = field(repr=False)

    @property
    def by_pictures(self) -> bool:
        return len(self.digits) == drawers.LENGTH

    def stretched(self, site: Site) -> bytes:
        """The slow step. The same digits of the other kind would open something else. Take a slot before."""
        return site.stretch(self.digits, "drawer" if self.by_pictures else "code")

    def emblem(self, site: Site, stretched: bytes) -> str:
        """The picture that the drawer shows by which its owner knows it, "00" to "99"; "" for a number. A drawer that
        opens nothing has one like any other: it comes from the slow step, and not from what lies there."""
        if not self.by_pictures:
            return ""
        return f"{int.from_bytes(site.key('emblem', stretched, size=8)) % 100:02d}"


def opener_of(typed: str) -> Opener | None:
    """A number or a drawer in any script and spacing; None for everything else, and for a number that was mistyped."""
    found = codes.tidy(typed) or drawers.tidy_drawer(typed)
    return Opener(found) if found else None
