"""Which offices and officers may not have a letter, and why. Conflict of interest only narrows the choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.directory import Directory, OfficeEntry, OfficerEntry, worked_in
from portal.routing.asked import Asked
from portal.routing.readers import is_named, readers

ExclusionCode = Literal[
    "prison_not_in_set",
    "named_by_person",
    "worked_there",
    "line_of_subject",
    "taken_off",
    "is_filer_office",
    "training_expired",
]


@dataclass(frozen=True, kw_only=True)
class Excluded:
    """An office (by id) or an officer (by login) that is out, or is in only if asked for."""

    code: ExclusionCode
    office: str = ""
    officer: str = ""


def why_refused(office: OfficeEntry, asked: Asked) -> ExclusionCode | None:
    """Why an office may not get it, even if the person picks it; None if it may."""
    if asked.from_staff and not office.outside:
        if office.prison is not None or not asked.prison_known:
            return "is_filer_office"
        if office.id in line_of(asked):
            return "line_of_subject"
    if asked.outside_only and not office.outside:
        return "prison_not_in_set"
    if not readers(office.id, asked.directory, asked.today, asked.off):
        if readers(office.id, asked.directory, asked.today, asked.not_):
            return "training_expired"
        return "named_by_person" if office.prison is not None else "taken_off"
    return None


def line_of(asked: Asked) -> frozenset[str]:
    """The offices that the people of that prison answer to, all the way up; offices outside are in nobody's line."""
    return line_above(asked.prison, asked.directory, asked.today)


def line_above(prison: str, directory: Directory, today: date) -> frozenset[str]:
    """The same, by the prison's code; of a prison that nobody knows, the line of every prison."""
    found: set[str] = set()
    open_ends = {office.id for office in directory.offices if office.prison and prison in ("", office.prison)}
    while open_ends:
        lines = {officer.line for each in open_ends for officer in directory.members(each, today)}
        open_ends = {line for line in lines if line} - found
        found |= open_ends
    return frozenset(found)


def conflicted(office: OfficeEntry, asked: Asked) -> Iterator[Excluded]:
    """The members of an office who should not read it, or whom the person took off."""
    for officer in asked.directory.members(office.id, asked.today):
        if code := _why_not(officer, office, asked):
            yield Excluded(officer=officer.login, code=code)


def advised_off(asked: Asked) -> Iterator[Excluded]:
    """Who of all offices outside should not read it, whether the person knows of it or not."""
    outside = (each for each in asked.directory.offices if each.outside)
    return (found for office in outside for found in conflicted(office, asked) if found.code != "taken_off")


def _why_not(officer: OfficerEntry, office: OfficeEntry, asked: Asked) -> ExclusionCode | None:
    if is_named(officer, asked.not_):
        return "taken_off"
    if office.prison is None and asked.apart and worked_in(officer, asked.prison if asked.prison_known else ""):
        return "worked_there"
    if officer.login in asked.untrained or (officer.trained is not None and officer.trained < asked.today):
        return "training_expired"
    return None
