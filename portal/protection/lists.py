"""Who sees lists of what happened in a prison: who was moved, punished, lost work."""

from __future__ import annotations

from portal.directory import OfficeEntry


def sees_lists(office: OfficeEntry) -> bool:
    """The feeds are sealed to the inspectorate alone. Every other office that watches asks the person, and no more."""
    return office.kind == "inspectorate"
