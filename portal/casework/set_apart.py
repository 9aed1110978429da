"""Set apart: a letter comes under a one-time ring of fewer members of the office that has it, as if the rest were off.

What somebody read before nobody can take from them: a copy of the database would still open what lay there that day.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import child_key, particulars
from portal.cases.docket import Docket
from portal.cases.grant import apart_identity_tag, ring_tag
from portal.cases.holder import replace_grants
from portal.cases.off import one_more
from portal.cases.sight import CaseInSight, Interfered
from portal.directory import Directory, OfficerEntry
from portal.officers.ring import new_ring
from portal.officers.slot import add_slots_of_a_case
from portal.vault import Refused, Site, grants


def set_apart(
    session: Session, sight: CaseInSight, officer: OfficerViewer, left: Sequence[OfficerEntry],
    off: Collection[bytes], *, site: Site, directory: Directory,
) -> Docket:  # fmt: skip
    """The docket to put on record. `left` go on, `off` (ids) may never get it again. Raises Interfered.

    `officer` has the case in sight, with the key for the name if the office has one. A proposal of *groundless* has to
    be made anew.
    """
    docket, ring = sight.docket, new_ring(sight.docket.office, case=sight.id)
    box, seed = ring.keys.public, sight.keys.seed
    gone = [ring_tag(site, sight.id, docket.ring)]
    few = all(each.identity for each in left)
    sealed = grants.grant(box, grants.CASE, sight.id, seed)
    sealed = child_key.carried(session, site, sight, sealed, rings=officer.rings, to=box, few=few)
    new = {ring_tag(site, sight.id, ring.id): sealed}
    if sight.identity is not None and (docket.apart or few):
        gone += _names(site, sight, directory)
        sealed = grants.grant(box, grants.IDENTITY, sight.id, sight.identity.seed)
        new[apart_identity_tag(site, sight.id, ring.id)] = sealed
    replace_grants(session, sight.id, gone=gone, new=new)
    add_slots_of_a_case(session, site, [(each.id, each.box, ring) for each in left])
    keep_ring(sight, box)
    marks = docket.off
    for each in off:
        marks = one_more(site, sight.id, marks, each)
    mine = docket.taken is not None and docket.taken[0] in off
    return replace(
        docket, ring=ring.id, apart=True, off=marks, proposal=0, taken=None if mine else docket.taken
    )  # fmt: skip


def keep_ring(sight: CaseInSight, public: bytes) -> None:
    """So that the person can seal something to these readers later. Raises Interfered."""
    try:
        facts = particulars.opened(sight.keys, sight.row.particulars)
    except Refused:
        raise Interfered from None
    sight.row.particulars = particulars.shut(sight.keys, {**facts, "ring": public.hex()})


def _names(site: Site, sight: CaseInSight, directory: Directory) -> list[bytes]:
    """Where the office's key for the name may lie: whoever goes holds the office's ring for names, too."""
    ring = directory.office(sight.docket.office).identity_ring
    held = [ring_tag(site, sight.id, ring.id)] if ring is not None else []
    return [apart_identity_tag(site, sight.id, sight.docket.ring), *held]
