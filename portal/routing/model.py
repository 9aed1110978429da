"""A prison in the open: one office of every kind, so that a table can speak of kinds. Nobody works here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.directory import Directory, OfficeEntry, OfficerEntry, PrisonEntry

PRISON = "HERE"
DAY = date(2026, 10, 5)

_ABOVE = {
    "director": ("central", "ombudsman"),
    "health": ("central", "ombudsman"),
    "central": ("ombudsman", "court"),
    "inspectorate": ("ombudsman", "court"),
    "ombudsman": ("court",),
    "court": (),
    "protection": ("ombudsman", "court"),
    "refuge": (),
    "consul": (),
}


def model(pack: str) -> Directory:
    """Its prison follows `pack`. One inspector used to work there."""
    offices = tuple(
        OfficeEntry(kind, kind, PRISON if kind in ("director", "health") else None, above=above)
        for kind, above in _ABOVE.items()
    )
    people = [_officer(office.kind, "central" if office.prison else "") for office in offices]
    people.append(replace(_officer("inspectorate", ""), login="one who worked there", worked_at=(PRISON,)))
    prison = PrisonEntry(PRISON, {"en": "Here"}, pack=pack)
    return Directory(1, DAY, bytes(32), bytes(32), bytes(32), (prison,), offices, tuple(people))


def _officer(office: str, line: str) -> OfficerEntry:
    return OfficerEntry(office.encode().ljust(16), f"the {office}", office, office, b"", b"", DAY, line=line)
