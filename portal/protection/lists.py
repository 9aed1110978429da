"""Who sees lists of what happened in a prison: who was moved, punished, lost work."""

from __future__ import annotations

from portal.directory import Directory, OfficeEntry


def sees_lists(office: OfficeEntry) -> bool:
    """The feeds are sealed to the inspectorate alone. Every other office that watches asks the person, and no more."""
    return office.kind == "inspectorate"


class NobodyWatches(LookupError):
    """No inspectorate is open: there is nobody to seal a feed to."""


def watching(directory: Directory, prison: str) -> tuple[OfficeEntry, ...]:
    """The inspectorates a prison's feeds are sealed to. Raises NobodyWatches."""
    found = tuple(
        each for each in directory.offices if sees_lists(each) and each.open and each.prison in (None, prison)
    )
    if not found:
        raise NobodyWatches(prison)
    return found
