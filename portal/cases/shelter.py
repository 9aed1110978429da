"""A protected case is kept from whoever worked in the prison it is about, unless the person let them read it (R-29).

Where fewer than the whole office hold its key, this is held by the key. Where a case goes up by itself nobody can make
such a ring beforehand: until the first rightful reader does (casework/keep_away.py), this rule holds it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from portal.cases.docket import Docket
from portal.cases.off import is_back
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


def keeps_away(site: Site, case: bytes, docket: Docket, officer: bytes, prisons: Collection[str]) -> bool:
    """The same by the officer's id and those prisons."""
    held = docket.sheltered or bool(docket.flags)
    return held and docket.prison in prisons and not is_back(site, case, docket.off, officer)
