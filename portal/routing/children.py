"""Letters of who is under eighteen, as the directory knows it: never asked. Trained officers alone read them."""

from __future__ import annotations

from datetime import date

from portal.directory import Directory, NotInDirectory, OfficerEntry


def under_eighteen(prison: str, unit: str, directory: Directory) -> bool:
    """Whether the prison, or that unit of it, is one for children."""
    try:
        return directory.prison(prison).for_children(unit)
    except NotInDirectory:
        return False


def trained(officer: OfficerEntry, today: date) -> bool:
    return officer.trained is not None and today <= officer.trained


def untrained(directory: Directory, today: date) -> tuple[str, ...]:
    """Logins of everyone who may not read a child's letter; nobody while no office outside has anyone trained.

    A letter is never refused because of who was trained (R-06): then it goes as any other does.
    """
    outside = {each.id for each in directory.offices if each.outside and each.open}
    there = [each for each in directory.officers if each.in_office(today)]
    if not any(each.office in outside and trained(each, today) for each in there):
        return ()
    return tuple(each.login for each in there if not trained(each, today))
