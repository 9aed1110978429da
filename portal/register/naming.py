"""Naming what was done to rows whose link does not hold: suppose it undone, and see whether the links hold then."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.register.fault import Fault, spread
from portal.register.page import NO_LINK, Leaf, Page, link_of
from portal.register.walk import holds
from portal.vault import Site

MANY = 40
"""More bad rows than this are not looked at in pairs."""
FIELDS = tuple(itertools.chain.from_iterable(itertools.combinations(("tag", "proof", "link"), n) for n in (3, 2, 1)))


@dataclass
class Naming:
    session: Session
    site: Site
    bad: dict[int, int]
    """Row numbers and the shift there, as the walk left them; emptied on the way."""
    last: int
    """The last row that should be there."""
    ends_with: bytes | None = None
    """The link the head knows of the last page."""

    def faults(self) -> list[Fault]:
        return [*self._swapped(), *self._relinked(), *self._replayed(), *self._runs()]

    def stands_elsewhere(self, number: int) -> bool:
        """Whether another page has the same tag, proof or link."""
        row = self._row(number)
        if row is None:
            return False
        same = or_(Page.tag == row.tag, Page.proof == row.proof, Page.link == row.link)
        other = select(Page.number).where(same, Page.number != row.number).limit(1)
        return self.session.execute(other).first() is not None

    def _swapped(self) -> Iterator[Fault]:
        if len(self.bad) > MANY:
            return
        for one, two in itertools.combinations(sorted(self.bad), 2):
            if one in self.bad and two in self.bad and self._were_swapped(one, two):
                yield from (Fault("swapped", one), Fault("swapped", two))
                self._explained(one, one + 1, two, two + 1)

    def _were_swapped(self, one: int, two: int) -> bool:
        first, second = self._row(one), self._row(two)
        if first is None or second is None:
            return False
        for names in FIELDS:
            undone = {
                one: first._replace(**{name: getattr(second, name) for name in names}),
                two: second._replace(**{name: getattr(first, name) for name in names}),
            }
            if all(self._good(number, undone) for number in (one, one + 1, two, two + 1)):
                return True
        return False

    def _relinked(self) -> Iterator[Fault]:
        """Only the link was changed: with the right one the row after it holds again."""
        for number in sorted(self.bad):
            row, before = self._row(number), self._before(number, {})
            if number not in self.bad or number + 1 not in self.bad or row is None or before is None:
                continue
            right = link_of(self.site, number + self.bad[number], before, row.tag, row.proof)
            if self._good(number + 1, {number: row._replace(link=right)}):
                yield Fault("changed", number)
                self._explained(number, number + 1)

    def _replayed(self) -> Iterator[Fault]:
        for number in sorted(self.bad) if len(self.bad) <= MANY else ():
            if number in self.bad and self.stands_elsewhere(number):
                yield Fault("replayed", number)
                self._explained(number, number + 1)

    def _runs(self) -> Iterator[Fault]:
        """Whole stretches. The row after a changed row fails too, as its own link names the row before."""
        while self.bad:
            first = end = min(self.bad)
            while end + 1 in self.bad:
                end += 1
            self._explained(*range(first, end + 1))
            if end == self.last and end > first and not self._ends_well():
                yield spread("forked", first, end)
            else:
                yield spread("changed", first, max(first, end - 1))

    def _good(self, number: int, undone: dict[int, Leaf]) -> bool:
        row = undone.get(number) or self._row(number)
        before = self._before(number, undone)
        return row is None or (before is not None and holds(self.site, row, before, self._shift(number)))

    def _before(self, number: int, undone: dict[int, Leaf]) -> bytes | None:
        if number == 1:
            return NO_LINK
        row = undone.get(number - 1) or self._row(number - 1)
        return row.link if row else None

    def _shift(self, number: int) -> int:
        return self.bad.get(number, self.bad.get(number - 1, 0))

    def _row(self, number: int) -> Leaf | None:
        columns = select(Page.number, Page.tag, Page.proof, Page.link)
        row = self.session.execute(columns.where(Page.number == number)).first()
        return None if row is None else Leaf(*row)

    def _ends_well(self) -> bool:
        row = self._row(self.last)
        return row is not None and row.link == self.ends_with

    def _explained(self, *numbers: int) -> None:
        for number in numbers:
            self.bad.pop(number, None)
