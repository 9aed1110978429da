"""The key of a name that was told after the letter was sent: made by the mailbox, for those who may know names.

It is none of the case's keys, and not that of the name that came with the letter: it stands in the office's grant for
names in its place. With each office that the case goes to it is another, so that no office that had it before reads
what is told to the next.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases.grant import MOST_WAITING, Grant, apart_identity_tag, ring_tag, waiting_tag
from portal.cases.holder import box_of_few, replace_grants
from portal.cases.sight import CaseInSight
from portal.directory import OfficeEntry
from portal.vault import Keys, Refused, Site, derive, grants, lock, pack, padded, parsed, unlock, unpadded
from portal.vault.encoding import canonical

CLASSES = (256, 1024)
"""Sizes of a name, so that it tells nothing by its length."""


def seed_of(pair: Keys, went: int) -> bytes:
    """The key of one letter at its office of now, from the pair that the mailbox signs it with: kept nowhere.

    `went`: how many offices had it before.
    """
    return derive(pair.seed, "named", went)


def shut(seed: bytes, case: bytes, details: Mapping[str, str]) -> str:
    return b64encode(lock(seed, padded(canonical(dict(details)), CLASSES), pack("named", case))).decode()


def opened(seed: bytes, case: bytes, box: str) -> dict[str, Any]:
    """Raises Refused."""
    try:
        return parsed(unpadded(unlock(seed, b64decode(box, validate=True), pack("named", case))))
    except ValueError:
        raise Refused from None


def give(
    session: Session, site: Site, sight: CaseInSight, office: OfficeEntry, seed: bytes, *, mine: Collection[bytes]
) -> bool:  # fmt: skip
    """Those of the office who may know names get the key, in a row that was a decoy. False where there is nobody.

    `mine`: the names of the mailbox's own rows. Where none of them is this letter's, it is lent: no row is touched.
    """
    box, ring = box_of_few(sight, office), office.identity_ring
    if ring is None or box is None:
        return False
    held = sight.docket.ring
    tag = apart_identity_tag(site, sight.id, held) if sight.docket.apart else ring_tag(site, sight.id, ring.id)
    there = set(session.scalars(select(Grant.tag).where(Grant.case_id == sight.id)))
    taken = {ring_tag(site, sight.id, held), *mine, *(waiting_tag(site, sight.id, at) for at in range(MOST_WAITING))}
    free = [tag] if tag in there else sorted(there - taken) if there.intersection(mine) else []
    sealed = grants.grant(box, grants.IDENTITY, sight.id, seed)
    return bool(replace_grants(session, sight.id, gone=free[:1], new={tag: sealed}))
