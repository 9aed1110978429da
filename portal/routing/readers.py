"""Who can open a letter that goes to an office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from portal.directory import Directory, NotInDirectory, OfficerEntry


def readers(office_id: str, directory: Directory, today: date, not_: Collection[str] = ()) -> tuple[OfficerEntry, ...]:
    """The members of an office today without those taken off, by login or by id in hex.

    In an office of a prison they all work together: one taken off takes the whole office off.
    """
    members = tuple(directory.members(office_id, today))
    left = tuple(officer for officer in members if not is_named(officer, not_))
    if len(left) < len(members) and of_a_prison(office_id, directory):
        return ()
    return left


def is_named(officer: OfficerEntry, names: Collection[str]) -> bool:
    return officer.login in names or officer.id.hex() in names


def of_a_prison(office_id: str, directory: Directory) -> bool:
    try:
        return directory.office(office_id).prison is not None
    except NotInDirectory:
        return False
