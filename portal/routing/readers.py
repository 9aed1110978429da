"""Who can open a letter that goes to an office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from portal.directory import Directory, NotInDirectory, OfficerEntry

MOST_APART = 8
"""Members under a one-time ring: every case writes eight slots, so that none shows that somebody was left off."""


def readers(office_id: str, directory: Directory, today: date, not_: Collection[str] = ()) -> tuple[OfficerEntry, ...]:
    """The members of an office today without those taken off, by login or by id in hex.

    In an office of a prison they all work together: one taken off takes the whole office off. In any other, those left
    share a one-time ring, and that has room for eight.
    """
    members = tuple(directory.members(office_id, today))
    left = tuple(officer for officer in members if not is_named(officer, not_))
    if len(left) < len(members) and of_a_prison(office_id, directory):
        return ()
    return left if len(left) == len(members) else left[:MOST_APART]


def is_named(officer: OfficerEntry, names: Collection[str]) -> bool:
    return officer.login in names or officer.id.hex() in names


def of_a_prison(office_id: str, directory: Directory) -> bool:
    try:
        return directory.office(office_id).prison is not None
    except NotInDirectory:
        return False
