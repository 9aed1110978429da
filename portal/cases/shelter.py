"""A protected case is kept from whoever worked in the prison it is about, unless the person let them read it (R-29).

Where fewer than the whole office hold its key, this is held by the key. Where a case goes up by itself nobody can make
such a ring beforehand: until the first rightful reader does (casework/keep_away.py), this rule holds it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from portal.cases.docket import Docket
from portal.cases.off import is_back, is_off
from portal.directory import Directory, OfficerEntry, kept_from
from portal.vault import Site


class Reader(Protocol):
    """An officer, and the prisons whose protected cases he is kept from (portal.directory.kept_from)."""

    @property
    def id(self) -> bytes: ...
    @property
    def kept_from(self) -> Collection[str]: ...


def kept_away(site: Site, case: bytes, docket: Docket, reader: Reader) -> bool:
    """Whether this officer has no sight of the case, whatever keys he holds."""
    return keeps_away(site, case, docket, reader.id, reader.kept_from)


def out_of_it(
    site: Site, case: bytes, docket: Docket, officer: OfficerEntry, directory: Directory, today: date
) -> bool:
    """Whether nothing of this case may reach that officer: taken off, or kept from it."""
    away = keeps_away(site, case, docket, officer.id, kept_from(officer, directory, today))
    return away or is_off(site, case, docket.off, officer.id)


def somebody_kept(site: Site, case: bytes, docket: Docket, directory: Directory, today: date) -> bool:
    """Whether a member of the office that has it is kept from it by this rule, and not by the key."""
    members = () if docket.apart else directory.members(docket.office, today)
    return any(keeps_away(site, case, docket, each.id, kept_from(each, directory, today)) for each in members)


def keeps_away(site: Site, case: bytes, docket: Docket, officer: bytes, prisons: Collection[str]) -> bool:
    """The same by the officer's id and those prisons."""
    held = docket.sheltered or bool(docket.flags)
    return held and docket.prison in prisons and not is_back(site, case, docket.off, officer)
