"""Whose a case is, in grants: the ring that had it loses its own, another gets one. Six rows before, six after."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.cases import particulars
from portal.cases.grant import Grant
from portal.cases.sight import CaseInSight
from portal.directory import OfficeEntry
from portal.vault import Refused, grants, ring_id


def replace_grants(
    session: Session, case: bytes, *, gone: Sequence[bytes], new: Mapping[bytes, bytes]
) -> Collection[bytes]:  # fmt: skip
    """`gone` are tags, whether there is a row or not; `new` are (tag, sealed), the most needed first.

    What does not fit into the rows that became free is left out; what stays free becomes a decoy. Returns the tags of
    `new` that did fit.
    """
    asked = delete(Grant).where(Grant.tag.in_(gone), Grant.case_id == case)
    free = int(session.execute(asked).rowcount)  # type: ignore[attr-defined]
    kept = list(new.items())[:free]
    rows = kept + [(secrets.token_bytes(16), grants.decoy()) for _ in range(free - len(kept))]
    session.add_all(Grant(tag=tag, case_id=case, sealed=sealed) for tag, sealed in rows)
    return [tag for tag, _ in kept]


def box_of_few(sight: CaseInSight, office: OfficeEntry) -> bytes | None:
    """The key of those who have it and may know names, to be sealed to; None where nobody there can be sealed to.

    Under a one-time ring that is all its members, as whoever was left off may be one of those few. A one-time ring's
    key stands in the particulars, and is the one the case lies under or none.
    """
    if not sight.docket.apart:
        return (office.identity_ring or office.ring).box
    try:
        known = bytes.fromhex(str(particulars.opened(sight.keys, sight.row.particulars).get("ring", "")))
    except (Refused, ValueError):
        return None
    return known if len(known) == 32 and ring_id(known) == sight.docket.ring else None
