from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.directory import Directory, OfficeEntry, OfficerEntry, PrisonEntry

TODAY = date(2026, 10, 5)

OFFICES = (
    OfficeEntry("director-ngt", "director", "NGT", above=("central", "inspectorate")),
    OfficeEntry("health-ngt", "health", "NGT", above=("inspectorate",)),
    OfficeEntry("director-ewt", "director", "EWT", above=("central", "inspectorate")),
    OfficeEntry("central", "central", above=("inspectorate", "ombudsman")),
    OfficeEntry("inspectorate", "inspectorate", above=("ombudsman", "court")),
    OfficeEntry("ombudsman", "ombudsman", above=("court",)),
    OfficeEntry("court", "court"),
    OfficeEntry("interpreters", "interpreters"),
    OfficeEntry("court-old", "court", state="closed"),
)

PEOPLE = {
    "okafor": ("director-ngt", "central"),
    "reyes": ("director-ngt", "director-ngt"),
    "iyer": ("health-ngt", "central"),
    "haddad": ("director-ewt", "central"),
    "brandt": ("central", ""),
    "adeyemi": ("inspectorate", ""),
    "castellanos": ("inspectorate", ""),
    "hale": ("inspectorate", ""),
    "bakker": ("ombudsman", ""),
    "silva": ("court", ""),
    "closed": ("court-old", ""),
    "warsame": ("interpreters", ""),
}


def officer(login: str, office: str, line: str = "", **more: object) -> OfficerEntry:
    made = OfficerEntry(login.encode().ljust(16), login, login.title(), office, b"", b"", date(2026, 1, 1), line=line)
    return replace(made, **more)  # type: ignore[arg-type]


def directory_of(offices: tuple[OfficeEntry, ...] = OFFICES, **changed: OfficerEntry) -> Directory:
    people = {login: officer(login, *where) for login, where in PEOPLE.items()}
    people["hale"] = replace(people["hale"], worked_at=("NGT",))
    prisons = (PrisonEntry("NGT", {"en": "Northgate"}), PrisonEntry("EWT", {"en": "Eastwater"}, pack="demo-eastwater"))
    everyone = tuple((people | changed).values())
    return Directory(1, TODAY, b"", b"", b"", prisons=prisons, offices=offices, officers=everyone)


@pytest.fixture
def directory() -> Directory:
    return directory_of()
