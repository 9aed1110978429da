"""What an office says it will do: the words, who answers for it, and the last day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from portal.access import OfficerViewer
from portal.cases import Docket
from portal.cases.docket import MOST_PROMISES, Promise
from portal.casework.refusals import NoRemedy, TooManyPromises
from portal.directory import OfficerEntry

FURTHEST = timedelta(days=366)
"""A promise for later than this is none."""


@dataclass(frozen=True)
class Remedy:
    """`owner` is an officer's id."""

    text: str
    owner: bytes
    due: date

    @property
    def said(self) -> dict[str, Any]:
        """As it stands in an envelope."""
        return {"remedy": self.text, "remedy_due": self.due.isoformat(), "owner": self.owner.hex()}

    def added(self, docket: Docket) -> Docket:
        """The docket with this promise open. Raises TooManyPromises."""
        if len(docket.promises) >= MOST_PROMISES:
            raise TooManyPromises
        return replace(docket, promises=(*docket.promises, Promise(self.owner, self.due)))


def remedy_of(
    *, remedy: str, remedy_due: date | None, owner: bytes | None, officer: OfficerViewer,
    able: Iterable[OfficerEntry], today: date,
) -> Remedy:  # fmt: skip
    """Raises NoRemedy, which names what is missing: `remedy`, `remedy_due` or `owner`.

    `owner` is the officer unless another of `able` is named, who may read the letter; a day that has passed, or is
    years away, is no day.
    """
    owner = owner or officer.id
    missing = [] if remedy.strip() else ["remedy"]
    if remedy_due is None or not today <= remedy_due <= today + FURTHEST:
        missing.append("remedy_due")
    if all(each.id != owner for each in able):
        missing.append("owner")
    if missing or remedy_due is None:
        raise NoRemedy(*missing)
    return Remedy(remedy.strip(), owner, remedy_due)
