"""Step back: an officer gives up a letter for good, of his own accord. It is gone for him, and colleagues go on.

From then on it lies under a one-time ring that he does not hold, as if the person had taken him off. What he has read
nobody can take from him: his copy of the database would still open what lay there that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import child_key, particulars
from portal.cases.grant import apart_identity_tag, ring_tag
from portal.cases.holder import replace_grants
from portal.cases.off import one_more
from portal.cases.record import record_act
from portal.cases.sight import CaseInSight, Interfered
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import LastReader
from portal.directory import Directory
from portal.officers.ring import new_ring
from portal.officers.slot import add_slots_of_a_case
from portal.vault import Refused, Site, grants


def step_back(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime
) -> None:
    """Raises LastReader where no colleague could go on, Interfered.

    A proposal of *groundless* has to be made anew.
    """
    identity, sight = sight.identity, held(session, site, sight)
    docket = sight.docket
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    left = [each for each in able if each.id != officer.id]
    if not left:
        raise LastReader
    ring = new_ring(docket.office, case=sight.id)
    box, seed = ring.keys.public, sight.keys.seed
    gone = [ring_tag(site, sight.id, docket.ring)]
    few = all(each.identity for each in left)
    sealed = grants.grant(box, grants.CASE, sight.id, seed)
    sealed = child_key.carried(session, site, sight, sealed, rings=officer.rings, to=box, few=few)
    new = {ring_tag(site, sight.id, ring.id): sealed}
    if identity is not None and (docket.apart or few):
        gone += _names(site, sight, directory)
        sealed = grants.grant(box, grants.IDENTITY, sight.id, identity.seed)
        new[apart_identity_tag(site, sight.id, ring.id)] = sealed
    replace_grants(session, sight.id, gone=gone, new=new)
    add_slots_of_a_case(session, site, [(each.id, each.box, ring) for each in left])
    _keep_ring(sight, box)
    mine = docket.taken is not None and docket.taken[0] == officer.id
    after = replace(
        docket, ring=ring.id, apart=True, off=one_more(site, sight.id, docket.off, officer.id), proposal=0,
        taken=None if mine else docket.taken,
    )  # fmt: skip
    record_act(session, site, sight, docket=after, name="recused", who=officer.id, today=day_there(docket, now))


def _keep_ring(sight: CaseInSight, public: bytes) -> None:
    """So that the person can seal something to these readers later. Raises Interfered."""
    try:
        facts = particulars.opened(sight.keys, sight.row.particulars)
    except Refused:
        raise Interfered from None
    sight.row.particulars = particulars.shut(sight.keys, {**facts, "ring": public.hex()})


def _names(site: Site, sight: CaseInSight, directory: Directory) -> list[bytes]:
    """Where the office's key for the name may lie: whoever steps back holds the office's ring for names, too."""
    ring = directory.office(sight.docket.office).identity_ring
    held = [ring_tag(site, sight.id, ring.id)] if ring is not None else []
    return [apart_identity_tag(site, sight.id, sight.docket.ring), *held]
