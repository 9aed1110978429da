"""Whose a case is, in grants: the ring that had it loses its own, another gets one. Six rows before, six after."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.cases.grant import Grant
from portal.vault import grants


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
