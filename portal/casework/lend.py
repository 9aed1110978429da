"""Lend: which letters a second number shows, and who outside is told when it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from portal.access import Complainant, letter, letters
from portal.cases import CaseInSight, Docket, Interfered, particulars
from portal.cases.off import is_off
from portal.casework.correspondent import correspondent_of
from portal.companions.second import Mark
from portal.directory import Directory
from portal.mailboxes.lent import Lent
from portal.vault import Keys, Site, grants


def lent(
    session: Session, site: Site, complainant: Complainant, numbers: Iterable[int], *, to: bytes
) -> dict[int, Lent]:
    """The letters of these numbers, for the mailbox with the seed `to`. What is missing or broken is left out."""
    found = {number: _letter(session, site, complainant, number) for number in sorted(set(numbers))}
    return {number: _lent(seen, complainant, Keys(to).public) for number, seen in found.items() if seen}


def mark_for(
    session: Session, site: Site, complainant: Complainant, lending: Sequence[Lent], *, directory: Directory
) -> Mark:
    """Where the person is, as far as the newest letter says, and who must not be told: whoever is taken off any of
    their letters, lent or not."""
    numbers = range(letters(session, complainant))
    seen = [each for each in (_letter(session, site, complainant, number) for number in numbers) if each]
    pairs = [(each, officer.id) for each in seen for officer in directory.officers]
    off = {officer for each, officer in pairs if is_off(site, each.id, each.docket.off, officer)}
    unit = next((said for each in reversed(seen) if (said := _unit(each))), "")
    prison = next((each.docket.prison for each in reversed(seen) if each.docket.prison), "")
    return Mark(prison, unit, tuple(each.case for each in lending), tuple(sorted(off)))


def harmless(docket: Docket) -> bool:
    """An everyday request: nobody is named in it who could mind."""
    return docket.kind == "request" and not docket.flags and docket.urgency == "none"


def _letter(session: Session, site: Site, complainant: Complainant, number: int) -> CaseInSight | None:
    try:
        return letter(session, site, complainant, number)
    except Interfered:
        return None


def _lent(seen: CaseInSight, complainant: Complainant, public: bytes) -> Lent:
    sealed = grants.grant(public, grants.CASE, seen.id, seen.keys.seed)
    return Lent(seen.id, sealed, correspondent_of(complainant, seen.id).seed, seen.docket.book)


def _unit(seen: CaseInSight) -> str:
    return str(particulars.opened(seen.keys, seen.row.particulars).get("unit") or "")
