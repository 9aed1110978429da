"""Where an office can be written to or called, in this request's language; nothing where the directory does not say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from portal.directory import OfficeEntry
from portal.web.shared.locales import locale


class Reached(NamedTuple):
    name: str
    lines: tuple[str, ...]
    telephone: str
    when: str

    @property
    def said(self) -> str:
        """On one line, where there is no room for more. A number stays in one piece, in any direction of writing."""
        telephone = f"\u2066{self.telephone}\u2069" if self.telephone else ""
        return " · ".join(each for each in (*self.lines, telephone, self.when) if each)


def reached(office: OfficeEntry) -> Reached | None:
    if office.reach is None:
        return None
    reach = office.reach
    return Reached(office.name(locale()), reach.lines(locale()), reach.telephone, reach.when(locale()))


def all_reached(offices: Iterable[OfficeEntry]) -> list[Reached]:
    """Of those outside that are open, as far as it is known."""
    return [found for each in offices if each.outside and each.open and (found := reached(each))]
