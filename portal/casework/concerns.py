"""What a letter turns out to be about is held against who has it and where it goes up, by the rules of a new letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases.docket import Docket, Waiting
from portal.cases.grant import waiting_tag
from portal.cases.holder import replace_grants
from portal.cases.sight import CaseInSight
from portal.casework.refusals import OfficeNotAllowed
from portal.casework.set_apart import set_apart
from portal.directory import Directory, OfficerEntry
from portal.routing import Asked
from portal.routing.chain import chain_above, may_climb_to
from portal.routing.conflict import conflicted, why_refused
from portal.vault import Site, grants

OF_THE_OFFICE = ("is_filer_office", "line_of_subject", "prison_not_in_set")
"""Why the whole office may not have it; whoever was taken off there is a matter of persons."""


def require_office(office: str, before: Asked, after: Asked) -> None:
    """Raises OfficeNotAllowed where this office may not have it any more: it has to be sent on instead."""
    entry = after.directory.office(office)
    code = why_refused(entry, after)
    if code in OF_THE_OFFICE and why_refused(entry, before) is None:
        raise OfficeNotAllowed(code)


def without_concerned(
    session: Session, sight: CaseInSight, officer: OfficerViewer, able: Sequence[OfficerEntry], before: Asked,
    after: Asked, docket: Docket, *, site: Site, directory: Directory,
) -> Docket:  # fmt: skip
    """`docket`, set apart from whoever of `able` may not have it any more; where nobody would be left, they keep it.

    Whoever the person knew to be concerned before, and let read it, goes on.
    """
    concerned = _concerned(docket.office, before, after)
    left, off = [each for each in able if each.login not in concerned], [e.id for e in able if e.login in concerned]
    if not (left and off):
        return docket
    return set_apart(session, replace(sight, docket=docket), officer, left, off, site=site, directory=directory)


def _concerned(office: str, before: Asked, after: Asked) -> Collection[str]:
    def there(asked: Asked) -> set[str]:
        found = conflicted(asked.directory.office(office), asked)
        return {each.officer for each in found if each.code == "worked_there"}

    known = there(before) if before.prison == after.prison else set()
    return (there(after) - known) | (set(after.untrained) - set(before.untrained))


def lawful_steps(
    session: Session, site: Site, sight: CaseInSight, docket: Docket, before: Asked, after: Asked
) -> tuple[Waiting, ...]:
    """Where it goes up by itself, without those offices that may not have it any more; others above move up.

    Each place keeps its day. What the person stopped by going on themselves stays stopped.
    """
    holder, directory = after.directory.office(docket.office), after.directory
    live = [each for each in docket.waiting if not each.stopped]
    gone = [each for each in live if may_climb_to(each.office, holder, before)]
    gone = [each for each in gone if not may_climb_to(each.office, holder, after)]
    if not gone:
        return docket.waiting
    names = [each.office for each in live if each not in gone]
    known = {*(each.office for each in docket.waiting), *docket.went}
    if why_refused(holder, after) is None and len(live) == len(docket.waiting):
        names += [name for name in chain_above(holder, after) if name not in known]
    put = [
        replace(place, office=name, ring=directory.office(name).ring.id)
        for place, name in zip(live, names, strict=False)
    ]
    new = {waiting_tag(site, sight.id, each.number): grants.decoy() for each in live}
    for each in put:
        new[waiting_tag(site, sight.id, each.number)] = grants.waiting(
            directory.office(each.office).ring.box, directory.worker, sight.id, sight.keys.seed, each.not_before
        )
    kept = replace_grants(session, sight.id, gone=list(new), new=new)
    put = [each for each in put if waiting_tag(site, sight.id, each.number) in kept]
    return (*put, *(each for each in docket.waiting if each.stopped))
