"""The key of what was told of children in one case: another than the case's, made by the mailbox, and given apart.

Whoever holds the case reads neither name nor age nor place. The key stands in the second place of the holder's own
grant, for those of the office who may know names; the row goes when the case moves on, and the key with it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from portal.cases.grant import Grant, ring_tag
from portal.cases.holder import box_of_few
from portal.cases.rows import Ring
from portal.cases.sight import CaseInSight
from portal.directory import OfficeEntry
from portal.vault import (
    Keys,
    Refused,
    Site,
    case_id,
    derive,
    grants,
    lock,
    pack,
    padded,
    parsed,
    unlock,
    unpadded,
)
from portal.vault.encoding import canonical

CLASSES = (256, 1024, 4096)
"""Sizes of a child's details, so that a name tells nothing by its length."""
LAST = 63
"""The highest number of a key; after so many changes it stays the same."""


def seed_of(pair: Keys, number: int = 0) -> bytes:
    """The key of one letter, from the pair that the mailbox signs it with: found again, and kept nowhere.

    A later number opens what earlier ones locked, and never the other way: whoever had the key before the person said
    no, or before the letter went on, has none for what is told afterwards.
    """
    return earlier(derive(pair.seed, "child"), LAST - min(number, LAST))


def earlier(seed: bytes, steps: int) -> bytes:
    """The key so many numbers before this one."""
    for _ in range(steps):
        seed = derive(seed, "child-before")
    return seed


def shut(seed: bytes, case: bytes, details: Mapping[str, str]) -> str:
    """What was told of one child, to be laid into an envelope that more people can open."""
    return b64encode(lock(seed, padded(canonical(dict(details)), CLASSES), pack("child", case))).decode()


def opened(seed: bytes, case: bytes, box: str) -> dict[str, Any]:
    """What was told of one child. Raises Refused."""
    try:
        return parsed(unpadded(unlock(seed, b64decode(box, validate=True), pack("child", case))))
    except ValueError:
        raise Refused from None


def with_key(sealed: bytes, public: bytes, case: Keys, seed: bytes) -> bytes:
    """A grant with the key in its second place, for the holder of `public`."""
    inner = grants.beside(public, case_id(case.public), seed)
    return grants.with_beside(sealed, case.seed, inner, _mark(seed, inner))


def give(session: Session, site: Site, sight: CaseInSight, office: OfficeEntry, seed: bytes) -> bool:
    """The office that has the case gets the key. False where nobody there can be sealed to."""
    row, public = _row(session, site, sight), box_of_few(sight, office)
    if row is None or public is None:
        return False
    row.sealed = with_key(row.sealed, public, sight.keys, seed)
    session.flush()
    return True


def take_back(session: Session, site: Site, sight: CaseInSight) -> None:
    """From now on no row holds the key for an office. What was read, was read."""
    if row := _row(session, site, sight):
        row.sealed = grants.without_beside(row.sealed)
        session.flush()


def is_given(session: Session, site: Site, sight: CaseInSight, seed: bytes) -> bool:
    """Whether the office that has it holds the key. Only who knows the key can tell."""
    row = _row(session, site, sight)
    if row is None:
        return False
    inner, mark = grants.beside_of(row.sealed, sight.keys.seed)
    return mark == _mark(seed, inner)


def held_by(session: Session, site: Site, sight: CaseInSight, rings: Iterable[Ring]) -> bytes | None:
    """The key, where one of these rings opens it."""
    row = _row(session, site, sight)
    found = _opening(row, sight, rings) if row is not None else None
    return found[1] if found is not None else None


def carried(
    session: Session, site: Site, sight: CaseInSight, sealed: bytes, *, rings: Iterable[Ring], to: bytes, few: bool
) -> bytes:
    """`sealed`, the grant of a new one-time ring of the same office, with the key for who may still have it.

    `rings`: of the officer who steps back; `to`: the new ring's public key. `few`: whether all who hold that may know
    names. Otherwise what lay under the ring for names stays there: it is made known to nobody else.
    """
    row = _row(session, site, sight)
    if row is None:
        return sealed
    if (found := _opening(row, sight, rings)) and (few or not found[0].identity):
        return with_key(sealed, to, sight.keys, found[1])
    return grants.with_beside(sealed, sight.keys.seed, *grants.beside_of(row.sealed, sight.keys.seed))


def _opening(row: Grant, sight: CaseInSight, rings: Iterable[Ring]) -> tuple[Ring, bytes] | None:
    for ring in rings:
        try:
            return ring, grants.opened_beside(Keys(ring.seed), row.sealed, sight.keys.seed, sight.id)
        except Refused:
            continue
    return None


def _row(session: Session, site: Site, sight: CaseInSight) -> Grant | None:
    row = session.get(Grant, ring_tag(site, sight.id, sight.docket.ring))
    return row if row is not None and row.case_id == sight.id else None


def _mark(seed: bytes, inner: bytes) -> bytes:
    return derive(seed, "child-given", inner, size=8)
