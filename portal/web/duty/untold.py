"""Who came and was told nothing within a day, for the post that answers for the prison: how many, and never who."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from portal.directory import OfficeEntry
from portal.duty.post import prisons_of
from portal.web.desk.arrived import late_in
from portal.web.shared import database, here, locale


@dataclass(frozen=True)
class Untold:
    """`count` people came to this prison on that day."""

    day: date
    code: str
    prison: str
    count: int


def untold(office: OfficeEntry) -> list[Untold]:
    """The longest ago first; none for the inspectorate, which has a page of its own for it."""
    directory = here().directory
    mine = prisons_of(database(), office.id) if office.kind != "inspectorate" else ()
    found = []
    for prison in directory.prisons:
        days = Counter(each.came for each in late_in(prison.code, directory)) if prison.code in mine else Counter()
        found += [Untold(day, prison.code, prison.name(locale()), count) for day, count in days.items()]
    return sorted(found, key=lambda each: (each.day, each.code))
