"""Who is the same person under other keys, and from whose cases somebody is kept who worked in a prison before."""

from __future__ import annotations

from datetime import date

from portal.directory.entries import OfficerEntry
from portal.directory.signed import Directory

UNKNOWN = ""
"""Stands for the prison of a letter that does not say in which it was."""


def person_of(login: str) -> str:
    """The login somebody signs in with: an entry under former keys has a mark behind it."""
    return login.partition("#")[0]


def same_person(directory: Directory, one: bytes, other: bytes) -> bool:
    """Whether two officers (ids) are one human being, whatever keys each has. Raises NotInDirectory."""
    return one == other or person_of(directory.officer(one).login) == person_of(directory.officer(other).login)


def worked_in(officer: OfficerEntry, prison: str) -> bool:
    """Whether this officer worked in that prison; where nobody knows in which it was, in any."""
    return prison in officer.worked_at if prison else bool(officer.worked_at)


def kept_from(officer: OfficerEntry, directory: Directory, today: date) -> tuple[str, ...]:
    """The prisons (UNKNOWN among them) whose protected cases this officer is kept from.

    Only outside the prison service, and only where somebody is left in the office to read them.
    """
    if not officer.worked_at or not directory.office(officer.office).outside:
        return ()
    others = directory.members(officer.office, today)
    return tuple(
        code for code in (UNKNOWN, *officer.worked_at) if any(not worked_in(each, code) for each in others)
    )  # fmt: skip
