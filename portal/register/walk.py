"""One pass over the pages: are the numbers without gap, does each link hold, which roots does the tree go through?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from portal.register.fault import Fault, spread
from portal.register.page import NO_LINK, Leaf, link_of
from portal.register.tree import Tree
from portal.vault import Site

REACH = 64
"""How many pages may be gone or too many in one place, the rest renumbered, and still be named exactly."""
TRIES = 200
"""How often such a place is looked for: a book wrong from end to end is named without it."""


@dataclass
class Walk:
    site: Site | None
    sizes: Collection[int]
    """At which sizes the root is wanted."""
    tree: Tree = field(default_factory=Tree)
    roots: dict[int, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    bad: dict[int, int] = field(default_factory=dict)
    """Rows whose link does not hold, and by how much the numbers were shifted there."""
    last: Leaf | None = None
    shift: int = 0
    """What to add to a row's number to have the number its link was made for."""
    whole: bool = True
    """No number is missing, so the tree means something."""
    _tries: int = 0

    @property
    def size(self) -> int:
        return self.last.number if self.last else 0

    def take(self, leaf: Leaf) -> None:
        if leaf.number < 1:
            self.faults.append(Fault("inserted", leaf.number))
            return
        if leaf.number > self.size + 1:
            self.faults.append(spread("dropped", self.size + 1, leaf.number - 1))
            self.whole = False
        elif self.site:
            self._check(self.site, leaf)
        self.last = leaf
        self.tree.append(leaf.hash)
        if self.tree.size in self.sizes:
            self.roots[self.tree.size] = self.tree.root()

    def _check(self, site: Site, leaf: Leaf) -> None:
        before = self.last.link if self.last else NO_LINK
        if holds(site, leaf, before, self.shift):
            return
        step = self._renumbered(site, leaf, before)
        if step == 0:
            self.bad[leaf.number] = self.shift
        elif step > 0:
            self.dropped(leaf.number - 1, step)
        else:
            self.inserted(leaf.number - 1, -step)

    def _renumbered(self, site: Site, leaf: Leaf, before: bytes) -> int:
        if self._tries == TRIES:
            return 0
        self._tries += 1
        near = (sign * step for step in range(1, REACH + 1) for sign in (1, -1))
        return next((step for step in near if holds(site, leaf, before, self.shift + step)), 0)

    def dropped(self, row: int, count: int) -> None:
        """`count` pages are gone just before this row, and the rest was renumbered."""
        first = row + self.shift
        self.faults.append(spread("dropped", first, first + count - 1))
        self.bad.pop(row, None)
        self.shift += count

    def inserted(self, row: int, count: int) -> None:
        """`count` rows just before this one were never entered, and the rest was renumbered."""
        self.faults.append(spread("inserted", row - count, row - 1))
        for number in range(row - count, row + 1):
            self.bad.pop(number, None)
        self.shift -= count


def holds(site: Site, leaf: Leaf, before: bytes, shift: int = 0) -> bool:
    """Whether this link was made with the site file, for this number, after that link."""
    return link_of(site, leaf.number + shift, before, leaf.tag, leaf.proof) == leaf.link
